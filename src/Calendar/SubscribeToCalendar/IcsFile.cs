using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KunnskapsPortal.Calendar.SubscribeToCalendar;

/// <summary>An iCalendar text as an answer: its entity tag is its hash, so the same text is answered 304.</summary>
internal sealed class IcsFile : FileContentResult
{
    private const int TagLength = 32;
    private readonly string _fileName;

    /// <param name="text">The calendar.</param>
    /// <param name="fileName">ASCII, without quotes: what a browser calls it when it is kept.</param>
    public IcsFile(string text, string fileName) : base(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8")
    {
        _fileName = fileName;
        EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(FileContents))[..TagLength]}\"");
    }

    public override Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.Headers.ContentDisposition = $"inline; filename=\"{_fileName}\"";
        return base.ExecuteResultAsync(context);
    }
}
