namespace KunnskapsPortal.Kernel.Pages;

/// <summary>
/// On this page people write about a patient. Its policy lets the browser send nothing to another machine, and nothing to our own
/// by fetch, beacon, socket, event source, frame or form. It does not stop an image, a style or an import of our own origin, nor
/// navigation: a hostile script of our own could put text in such an address. That ours does not is what the browser tests see.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SendsNothingAttribute : Attribute;

/// <summary>
/// The page may stand in a frame on any other site. It runs no script and takes no form, and it is answered as to a stranger:
/// the host takes the cookies from the request before anyone reads them, so the frame never shows what only a member may see.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EmbeddableAttribute : Attribute;

/// <summary>Data that scripts of any other site may read. Answered as to a stranger, like <see cref="EmbeddableAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenDataAttribute : Attribute;
