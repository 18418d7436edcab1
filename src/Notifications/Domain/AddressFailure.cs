namespace KunnskapsPortal.Notifications.Domain;

/// <summary>Whether a refusal is about the address, so that more mail to it is in vain, or about this mail, the sender or a full mailbox.</summary>
public static class AddressFailure
{
    /// <summary>
    /// By the enhanced code (RFC 3463): 5.0 and none at all (nothing is said), 5.1 (address), 5.2.0 and 5.2.1 (mailbox disabled) and 5.4.4
    /// (the domain takes no mail) are about the address. 5.2.2 (full), 5.3–5.6 (systems, network, protocol, content) and 5.7 (policy) are
    /// not, and neither is any 4.
    /// </summary>
    public static bool IsMeantBy(string? enhanced) => enhanced?.Split('.') switch
    {
        null => true,
        ["5", "0" or "1", _] => true,
        ["5", "2", "0" or "1"] => true,
        ["5", "4", "4"] => true,
        _ => false,
    };
}
