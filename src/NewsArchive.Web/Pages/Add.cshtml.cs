using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Persons;
using NewsArchive.Scraper.Imports;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Web.Pages;

/// <summary>Where articles come in: addresses to fetch, or files. Both lead to the page of the run, which tells what became of each.</summary>
[RequestSizeLimit(UploadedImport.MaxBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedImport.MaxBytes)]
public sealed class AddModel(ScrapeRequest request, UploadedImport upload) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public AddForm Form { get; set; } = new();

    /// <summary>What is wrong with the addresses.</summary>
    public IReadOnlyList<string> AddressProblems { get; private set; } = [];

    /// <summary>What is wrong with the files.</summary>
    public IReadOnlyList<string> FileProblems { get; private set; } = [];

    /// <summary>Shows the forms; an address may be given for the first.</summary>
    public void OnGet(string? url) => Form.Urls = url;

    /// <summary>Asks for addresses to be collected.</summary>
    public async Task<IActionResult> OnPostAddressesAsync(CancellationToken cancellationToken)
    {
        var typed = TypedAddresses.Read(Form.Urls);
        if (typed.Problems.Count > 0 || typed.Urls.Count == 0)
        {
            AddressProblems = typed.Problems.Count > 0 ? typed.Problems : ["Type or paste the address of an article."];
            return Page();
        }

        var run = await request.BeginAsync(typed, Person.LocalId, cancellationToken);
        return Redirect($"/runs/{run.Id}");
    }

    /// <summary>Reads files.</summary>
    public async Task<IActionResult> OnPostFilesAsync(CancellationToken cancellationToken)
    {
        if (Form.Files.Count == 0)
        {
            FileProblems = ["Choose a file first."];
            return Page();
        }

        try
        {
            return Redirect($"/runs/{await upload.RunAsync(Form.Files, cancellationToken)}");
        }
        catch (ImportException exception)
        {
            FileProblems = [exception.Message];
            return Page();
        }
    }

    /// <summary>What the forms send.</summary>
    public sealed class AddForm
    {
        /// <summary>Addresses, one a line.</summary>
        [DataType(DataType.MultilineText)]
        public string? Urls { get; set; }

        /// <summary>Files to read.</summary>
        public IReadOnlyList<IFormFile> Files { get; set; } = [];
    }
}
