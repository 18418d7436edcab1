using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using KunnskapsPortal.Kernel.Look;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Hosting;

namespace KunnskapsPortal.Notifications.WriteMail;

/// <summary>The one style element of a mail, in a tenant's colour. One per process; safe for concurrent use.</summary>
public sealed class MailLook(IWebHostEnvironment host)
{
    private const string Fallback = "#006064";
    private const string Variable = "--ds-color-accent-base-default:";

    private readonly ConcurrentDictionary<string, Colour> _themes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Colour, string> _styles = new();

    /// <summary>The style sheet: the tenant's own colour, else its theme's. A colour that cannot be read on white is darkened until it can.</summary>
    public string StyleOf(Tenant tenant)
    {
        var colour = Colour.TryParse(tenant.AccentColour, out var own) ? own : _themes.GetOrAdd(tenant.Theme, ThemeColour);
        return _styles.GetOrAdd(ColourChoice.Judge(colour).Nearest, Write);
    }

    /// <summary>The style sheet's name in a content-security policy.</summary>
    public static string HashOf(string style) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

    // The scale in the theme's own style sheet is made of this colour (themes/build.mjs).
    private Colour ThemeColour(string theme)
    {
        var file = host.WebRootFileProvider.GetFileInfo($"assets/theme-{theme}.css");
        if (!file.Exists)
            return Colour.Parse(Fallback);
        using var reader = new StreamReader(file.CreateReadStream());
        var css = reader.ReadToEnd();
        var at = css.IndexOf(Variable, StringComparison.Ordinal);
        return at >= 0 && Colour.TryParse(css[(at + Variable.Length)..].TrimStart()[..7], out var colour) ? colour : Colour.Parse(Fallback);
    }

    private static string Write(Colour colour)
    {
        var light = ColourScale.Of(colour, ColourScheme.Light).ToDictionary(step => step.Step, step => step.Colour, StringComparer.Ordinal);
        var dark = ColourScale.Of(colour, ColourScheme.Dark).ToDictionary(step => step.Step, step => step.Colour, StringComparer.Ordinal);
        return $$"""
            :root { color-scheme: light dark; }
            body { margin: 0; padding: 24px 12px; background: #f4f2ee; color: #1f1d1a; font-family: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-size: 16px; line-height: 1.55; -webkit-text-size-adjust: 100%; }
            .column { width: 100%; max-width: 600px; margin: 0 auto; border-collapse: separate; border-spacing: 0; }
            .sender { padding: 0 28px 12px; color: {{light["text-subtle"]}}; font-size: 15px; font-weight: 600; text-align: left; }
            .letter { padding: 28px; background: #ffffff; border-top: 5px solid {{light["base-default"]}}; border-radius: 8px; text-align: left; overflow-wrap: anywhere; }
            h1 { margin: 0 0 20px; font-size: 24px; line-height: 1.25; font-weight: 650; }
            h2 { margin: 28px 0 10px; font-size: 19px; line-height: 1.3; }
            h3, h4, h5, h6 { margin: 20px 0 8px; font-size: 16px; }
            p, ul, ol, blockquote { margin: 0 0 16px; }
            ul, ol { padding-left: 22px; }
            li { margin-bottom: 10px; }
            blockquote { padding-left: 14px; border-left: 3px solid #cfcac0; }
            a { color: {{light["text-subtle"]}}; text-underline-offset: 2px; }
            table.facts { width: 100%; margin: 4px 0 20px; border-collapse: collapse; }
            table.facts th, table.facts td { padding: 9px 12px 9px 0; border-bottom: 1px solid #dedad2; text-align: left; vertical-align: top; }
            table.facts th { width: 30%; font-weight: 600; }
            .action { margin: 24px 0; }
            .action a { display: inline-block; padding: 12px 22px; border-radius: 6px; background: {{light["base-default"]}}; color: {{light["base-contrast-default"]}}; font-weight: 600; text-decoration: none; }
            .letter > :last-child { margin-bottom: 0; }
            .detail { color: #59554d; font-size: 15px; }
            .foot { padding: 18px 28px 0; color: #59554d; font-size: 14px; text-align: left; }
            .foot p { margin: 0 0 8px; }
            .foot a { color: #3d3a34; }
            @media (max-width: 480px) {
              body { padding: 12px 0; }
              .sender, .foot { padding-left: 18px; padding-right: 18px; }
              .letter { padding: 22px 18px; border-radius: 0; }
              table.facts, table.facts tbody, table.facts tr, table.facts th, table.facts td { display: block; width: auto; }
              table.facts th { padding-bottom: 0; border-bottom: 0; }
              table.facts td { padding-top: 2px; }
              .action a { display: block; text-align: center; }
            }
            @media (prefers-color-scheme: dark) {
              body { background: #161514; color: #eceae6; }
              .sender { color: {{dark["text-subtle"]}}; }
              .letter { background: #211f1d; border-top-color: {{dark["base-default"]}}; }
              a { color: {{dark["text-subtle"]}}; }
              .action a { background: {{dark["base-default"]}}; color: {{dark["base-contrast-default"]}}; }
              .detail, .foot { color: #b9b4ab; }
              .foot a { color: #d6d2ca; }
              table.facts th, table.facts td { border-bottom-color: #46423d; }
              blockquote { border-left-color: #55504a; }
            }
            """;
    }
}
