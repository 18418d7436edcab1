using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>Who reads the directory, from the viewer's confirmed memberships.</summary>
public static class ReaderOfContacts
{
    public static FieldReader AsFieldReader(this Viewer viewer) => new(
        viewer.IsSignedIn,
        viewer.IsMember,
        viewer.Roles.Any(RoleRights.IsHealthPersonnel),
        viewer.Workplaces
            .Where(place => place.Role == Role.Gp)
            .Select(place => MunicipalityNumber.TryParse(place.MunicipalityNumber))
            .OfType<MunicipalityNumber>()
            .ToHashSet(),
        [.. viewer.Workplaces
            .Where(place => place.Role is Role.NavOfficeEditor or Role.Counsellor)
            .Select(place => place.Name)
            .OfType<string>()],
        viewer.Has(Permission.PublishContent));
}
