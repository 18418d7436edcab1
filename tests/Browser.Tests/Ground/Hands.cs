using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Ground;

/// <summary>How a person moves through the pages.</summary>
internal abstract class Hands(IPage page)
{
    protected IPage Page => page;

    /// <summary>Activates a link or a button.</summary>
    public abstract Task PressAsync(ILocator control);

    public abstract Task TypeAsync(ILocator field, string text);

    public abstract Task ChooseAsync(ILocator list, string option);

    /// <summary>Puts a tick in a box, or chooses one of a group.</summary>
    public abstract Task TickAsync(ILocator box);
}

/// <summary>Points and clicks.</summary>
internal sealed class Mouse(IPage page) : Hands(page)
{
    public override Task PressAsync(ILocator control) => control.ClickAsync();

    public override async Task TypeAsync(ILocator field, string text)
    {
        await field.ClickAsync();
        await field.PressSequentiallyAsync(text);
    }

    public override async Task ChooseAsync(ILocator list, string option) => await list.SelectOptionAsync(new SelectOptionValue { Label = option });

    public override Task TickAsync(ILocator box) => box.CheckAsync();
}

/// <summary>Tab, Enter, Space and letters only. At every stop the focus must be seen.</summary>
internal sealed class Keyboard(IPage page) : Hands(page)
{
    private const int MostStops = 120;

    // A card, a search row and a field with a tick box draw the frame for what they hold.
    private const string ShowsFocus = """
        () => {
          const drawn = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; };
          const e = document.activeElement;
          if (!e || e === document.body) return '';
          const box = e.getBoundingClientRect();
          const seen = drawn(e) || getComputedStyle(e).boxShadow !== 'none' || ['.kp-card', '.kp-search-row', '.ds-field'].map(holder => e.closest(holder)).some(holder => holder && drawn(holder));
          const onScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          return seen && onScreen ? '' : e.outerHTML.slice(0, 200);
        }
        """;

    public override async Task PressAsync(ILocator control)
    {
        await ReachAsync(control);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task TypeAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await Page.Keyboard.TypeAsync(text);
    }

    public override async Task ChooseAsync(ILocator list, string option)
    {
        await ReachAsync(list);
        await Page.Keyboard.TypeAsync(option);
        Assert.Equal(option, await list.EvaluateAsync<string>("list => list.selectedOptions[0].text"));
    }

    public override async Task TickAsync(ILocator box)
    {
        await ReachAsync(box);
        await Page.Keyboard.PressAsync(" ");
        Assert.True(await box.IsCheckedAsync());
    }

    /// <summary>One press of Tab.</summary>
    public async Task StepAsync()
    {
        await Page.Keyboard.PressAsync("Tab");
        Assert.Equal("", await Page.EvaluateAsync<string>(ShowsFocus));
    }

    private async Task ReachAsync(ILocator control)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await control.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
            await StepAsync();
        }

        Assert.Fail($"{MostStops} presses of Tab on {Page.Url} did not lead to {control}.");
    }
}
