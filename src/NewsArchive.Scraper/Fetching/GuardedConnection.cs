using System.Net;
using System.Net.Sockets;

namespace NewsArchive.Scraper.Fetching;

/// <summary>
/// Opens the scraper's connections. The check of private addresses happens here, on the addresses that are then connected to, so that
/// neither a redirect nor a name that resolves differently the second time (DNS rebinding) leads inside.
/// </summary>
internal sealed class GuardedConnection(ScraperOptions options)
{
    /// <summary>Where a request keeps the address that answered it.</summary>
    public static readonly HttpRequestOptionsKey<string> RemoteAddress = new("RemoteAddress");

    /// <summary>The callback for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var asked = context.DnsEndPoint;
        var gateway = options.Gateways.TryGetValue(asked.Host, out var address) ? new Uri(address) : null;
        var addresses = await Dns.GetHostAddressesAsync(gateway?.DnsSafeHost ?? asked.Host, cancellationToken);
        var open = gateway is not null || options.AllowPrivateNetworks ? addresses : Array.FindAll(addresses, PublicAddress.IsPublic);
        if (open.Length == 0)
        {
            throw new AddressRefusedException(asked.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, gateway?.Port ?? asked.Port, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var remote = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        context.InitialRequestMessage.Options.Set(RemoteAddress, (remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote).ToString());
        return new NetworkStream(socket, ownsSocket: true);
    }
}

/// <summary>A host is in a private network and the settings do not allow that.</summary>
internal sealed class AddressRefusedException(string host)
    : IOException($"{host} is an address of this machine or a private network; set Scraper__AllowPrivateNetworks=true to allow those");
