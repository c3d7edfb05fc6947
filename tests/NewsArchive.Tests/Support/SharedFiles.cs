namespace NewsArchive.Tests.Support;

/// <summary>Files beside the repository (../shared) that may not be part of it: real texts to check against. Tests skip without them.</summary>
internal static class SharedFiles
{
    /// <summary>Path of a shared file or folder; skips the test when it is not there.</summary>
    public static string Find(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", name);
        Assert.SkipUnless(Path.Exists(path), $"There is no {path}; this test needs the shared files beside the repository.");
        return path;
    }
}
