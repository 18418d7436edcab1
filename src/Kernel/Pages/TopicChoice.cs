using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Kernel.Pages;

/// <summary>A list that can be narrowed to one topic by <c>?tema=</c>. An unknown topic, or one that nothing is written about, is all.</summary>
/// <param name="Address">Of the list, below the tenant.</param>
/// <param name="Topic">The chosen one, or null.</param>
/// <param name="Items">What is shown.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Topics">Those that something is written about, with how much.</param>
public sealed record TopicChoice(string Address, string? Topic, IReadOnlyList<PublishedView> Items, int Total, IReadOnlyList<(string Topic, int Count)> Topics)
{
    public static readonly TopicChoice Empty = new("/", null, [], 0, []);

    public static TopicChoice Of(string address, IReadOnlyList<PublishedView> all, string? asked)
    {
        List<(string Topic, int Count)> topics = [.. Publishing.Topics.All.Select(topic => (topic, all.Count(item => Has(item, topic)))).Where(pair => pair.Item2 > 0)];
        var topic = topics.Exists(pair => pair.Topic == asked) ? asked : null;
        return new TopicChoice(address, topic, topic is null ? all : [.. all.Where(item => Has(item, topic))], all.Count, topics);
    }

    private static bool Has(PublishedView item, string topic) => item.Document.List("topics").Contains(topic);
}
