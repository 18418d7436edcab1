namespace KunnskapsPortal.Kernel.Pages;

/// <summary>
/// On this page people write about a patient. Its policy lets the browser send nothing: no request by script, no form.
/// The host sets it; what is typed there stays in that window.
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
