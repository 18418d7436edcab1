using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace KunnskapsPortal.Web.Start;

/// <summary>Puts the portal together. The tests start the same portal through here.</summary>
public static class PortalApp
{
    /// <param name="options">From the command line.</param>
    /// <param name="change">Lets a test replace a service: a clock that stands still, a lock that is off.</param>
    public static WebApplication Build(PortalOptions options, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = WebRoot(options),
            EnvironmentName = options.Production ? Environments.Production : "Demo",
        });
        builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1_000_000;
        });
        // Requests are not logged: addresses hold search words, and no number a reader types may end in a log.
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        // Off altogether, not only quiet: while this category may write, ASP.NET Core makes an Activity for every request.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("KunnskapsPortal", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new DemoMode(options.Demo));
        builder.Services.AddSingleton(options.Mail());
        builder.Services.AddTimers();
        builder.Services.AddKernel(Modules.All);
        builder.Services.AddPortalDatabase(new DatabaseOptions(options.Data, options.Database), typeof(PortalApp).Assembly.GetName().Name!);
        builder.Services.AddSingleton<PortalSchema>();
        builder.Services.AddSingleton<PortalStart>();
        builder.Services.AddSingleton<FolderImport>();
        builder.Services.AddScoped<Shell>();
        builder.Services.AddScoped<TenantMenu>();
        foreach (var module in Modules.All)
            module.AddServices(builder.Services);
        builder.Services.AddMediator(Modules.All.Select(module => module.GetType().Assembly));
        builder.Services.AddDataProtection().SetApplicationName("KunnskapsPortal")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Data, "keys")));
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        builder.Services.AddOutputCache(cache => cache.AddBasePolicy(new PublicPagePolicy()));
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<PageBrotli>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.AddSingleton<IResponseCompressionProvider, PublicPageCompression>();
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddRazorPages(AddPages).ConfigureApplicationPartManager(parts =>
        {
            foreach (var assembly in Modules.All.Select(module => module.GetType().Assembly).Append(typeof(PortalModule).Assembly).Distinct())
            {
                if (parts.ApplicationParts.Any(part => part.Name == assembly.GetName().Name))
                    continue;
                foreach (var part in new CompiledRazorAssemblyApplicationPartFactory().GetApplicationParts(assembly).Prepend(new AssemblyPart(assembly)))
                    parts.ApplicationParts.Add(part);
            }
        });
        change?.Invoke(builder.Services);
        return Configure(builder.Build(), options);
    }

    private static void AddPages(RazorPagesOptions pages)
    {
        pages.RootDirectory = "/";
        pages.Conventions.AddPageRoute("/Pages/ChooseRegion", "/regioner");
    }

    private static WebApplication Configure(WebApplication app, PortalOptions options)
    {
        if (options.Production)
        {
            app.UseForwardedHeaders(BehindProxy());
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/feil/500" });
        app.UseStatusCodePagesWithReExecute("/feil/{0}");
        app.UseMiddleware<PrecompressedAssets>();
        app.UseStaticFiles(Assets.Options());
        app.UseMiddleware<TenantMiddleware>();
        app.UseRouting();
        app.UseMiddleware<RoomMiddleware>();
        app.UseMiddleware<AsStranger>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ViewerMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<RequiresMiddleware>();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.MapRazorPages();
        app.MapHealth();
        return app;
    }

    /// <summary>The proxy stands on this machine or on a private network (a container's bridge); nobody else is believed.</summary>
    private static ForwardedHeadersOptions BehindProxy()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var network in new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16" })
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        return options;
    }

    private static string WebRoot(PortalOptions options)
    {
        var inTree = Path.Combine(options.Root, "src", "Web", "wwwroot");
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var root = System.IO.Directory.Exists(inTree) ? inTree : beside;
        System.IO.Directory.CreateDirectory(root);
        return root;
    }
}
