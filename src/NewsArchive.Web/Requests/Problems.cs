using System.Text.Json;

namespace NewsArchive.Web.Requests;

/// <summary>Answers to scripts that asked for something that cannot be done: application/problem+json, with words for people in "detail".</summary>
internal static class Problems
{
    public static IResult Malformed(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "This does not fit");

    public static IResult NotFound(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "There is nothing here");

    /// <summary>Somebody was quicker; the present state is sent along under a name.</summary>
    public static IResult Conflict<T>(string detail, string name, T present, JsonSerializerOptions json) => Results.Problem(
        detail,
        statusCode: StatusCodes.Status409Conflict,
        title: "Somebody else was quicker",
        extensions: new Dictionary<string, object?> { [name] = JsonSerializer.SerializeToElement(present, json) });
}
