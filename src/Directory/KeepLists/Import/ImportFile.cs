using System.Text;
using KunnskapsPortal.Directory.Domain;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>Reads a file by what it holds; its name says nothing.</summary>
public static class ImportFile
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static ImportResult<ImportTable> Read(byte[] bytes, CancellationToken cancel)
    {
        if (bytes.Length == 0)
            return ImportRefusal.Empty;
        if (bytes.Length > ImportLimits.Bytes)
            return ImportRefusal.TooLarge;
        if (bytes.AsSpan().StartsWith(Compound))
            return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? ImportRefusal.EncryptedWorkbook : ImportRefusal.OldWorkbook;
        if (bytes.AsSpan().StartsWith("PK"u8))
            return Workbook.Read(bytes, cancel);
        var text = ImportText.Decode(bytes);
        return text.Value is null ? text.As<ImportTable>() : ImportDelimited.Read(text.Value);
    }
}
