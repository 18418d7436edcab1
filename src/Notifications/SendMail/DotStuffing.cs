namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>Makes a message fit to be sent by DATA (RFC 5321, 4.5.2).</summary>
public static class DotStuffing
{
    /// <summary>The message with a dot more in front of each line that begins with one, so that no line is a dot alone; ends with CRLF.</summary>
    public static byte[] Of(ReadOnlySpan<byte> message)
    {
        var stuffed = new List<byte>(message.Length + 64);
        var isFirst = true;
        foreach (var octet in message)
        {
            if (isFirst && octet == '.')
                stuffed.Add((byte)'.');
            stuffed.Add(octet);
            isFirst = octet == '\n';
        }

        if (message.Length > 0 && !message.EndsWith("\r\n"u8))
            stuffed.AddRange("\r\n"u8);
        return [.. stuffed];
    }
}
