using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Kernel.Messaging;

/// <summary>Registers MediatR, whose own registration package is not served (docs/decisions/0003).</summary>
public static class MediatorRegistration
{
    private static readonly Type[] HandlerTypes = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>)];

    /// <summary>Registers the mediator and every handler of the modules, one scope per request.</summary>
    public static IServiceCollection AddMediator(this IServiceCollection services, IEnumerable<Assembly> modules)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var handler in modules.SelectMany(module => module.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in handler.GetInterfaces().Where(i => i.IsGenericType && HandlerTypes.Contains(i.GetGenericTypeDefinition())))
                services.AddScoped(contract, handler);
        }

        return services;
    }
}
