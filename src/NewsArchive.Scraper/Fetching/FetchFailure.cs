using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsArchive.Scraper.Fetching;

/// <summary>Says in one sentence what went wrong with a request, and whether trying again may help.</summary>
internal static class FetchFailure
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private static FetchResult.Failed BrokeOff => new("the connection broke off before the page was complete", MayRecover: true);

    /// <summary>Of an answer that is not a page.</summary>
    public static FetchResult Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var status = response.StatusCode;
        var phrase = string.IsNullOrWhiteSpace(response.ReasonPhrase) ? "" : $" {response.ReasonPhrase.Trim()}";
        return new FetchResult.Failed(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}{phrase}"), MayRecover(status))
        {
            RetryAfter = RetryAfterOf(response, now),
        };
    }

    /// <summary>How long the server asks to be left alone, at most a day; null when it does not ask.</summary>
    public static TimeSpan? RetryAfterOf(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - now : null;
        return wait is { } asked && asked > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(asked.Ticks, LongestWait.Ticks)) : null;
    }

    /// <summary>Of a request that had no answer, or one that broke off.</summary>
    public static FetchResult Of(Exception exception) => exception switch
    {
        _ when Find<AddressRefusedException>(exception) is { } refused => new FetchResult.Refused(refused.Message),
        HttpRequestException { StatusCode: HttpStatusCode.RequestTimeout } timeout => new FetchResult.Failed(timeout.Message, MayRecover: true),
        HttpRequestException request => OfRequest(request),
        InvalidDataException => new FetchResult.Failed("the server calls its answer compressed, and it does not unpack", MayRecover: false),
        _ => BrokeOff,
    };

    private static FetchResult.Failed OfRequest(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new("the host name is not known", MayRecover: true),
        HttpRequestError.ConnectionError => new($"no connection: {exception.GetBaseException().Message}", MayRecover: true),
        HttpRequestError.SecureConnectionError => new($"no secure connection: {exception.GetBaseException().Message}", MayRecover: false),
        HttpRequestError.ResponseEnded => BrokeOff,
        HttpRequestError.ConfigurationLimitExceeded => new("the header of the server's answer is larger than 64 KiB", MayRecover: false),
        // A connection that is reset before the header is complete has no name of its own.
        _ when Find<SocketException>(exception) is not null => BrokeOff,
        _ => new("the server's answer is not HTTP that can be read", MayRecover: false),
    };

    private static bool MayRecover(HttpStatusCode status) => (int)status is 408 or 425 or 429 or >= 500;

    private static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is T found)
            {
                return found;
            }
        }

        return null;
    }
}
