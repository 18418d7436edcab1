using System.Net;
using System.Net.Sockets;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>
/// Whom a limit counts: one IPv4 address, or the /64 that one IPv6 subscriber has at the least (RFC 6177), so that
/// nobody escapes the limit by changing the last half of the address.
/// </summary>
public static class RemoteKey
{
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
