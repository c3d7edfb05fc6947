using System.Globalization;

namespace NewsArchive.Benchmarks.Copies;

/// <summary>Texts that outlets fill in day after day: alike in their words, and never copies of each other. All invented here.</summary>
internal sealed class CopyTemplates(int seed)
{
    private static readonly string[] Cities = ["Velden", "Marsk", "Orlow", "Tamsin", "Karga", "Port Idris", "Lunne", "Sabra", "Hillmoor", "Ostrava Bay", "Quen", "Rasht Field", "Dorn", "Alvito", "Nemuro"];
    private static readonly string[] People = ["Anna Berg", "Milo Tarrant", "Yusuf Kaya", "Lena Orlova", "Tomas Reik", "Ines Duarte", "Paul Okoro", "Mei Tanaka", "Jan Kowal", "Rosa Lind", "Omar Haddad", "Petra Novak"];
    private static readonly string[] Words = ["calm", "busy", "bright", "careful", "open", "patient", "curious", "tired", "lucky", "bold", "quiet", "warm", "sharp", "honest", "restless"];
    private static readonly string[] Months = ["January", "March", "April", "June", "July", "September", "October", "December"];
    private readonly Random _random = new(seed);

    /// <summary>The kinds, each filled in anew whenever it is asked.</summary>
    public IReadOnlyList<(string Kind, Func<string> Fill)> Kinds =>
    [
        ("weather", () => $"Weather for {City}: {N(30)} degrees\n\nThe forecast for {City} on {Day}: a high of {N(30)} degrees and a low of {N(15)} degrees, with wind from the west at {N(60)} kilometres an hour and a {N(100)} percent chance of rain. Humidity will reach {N(100)} percent. The sun rises at {N(9)}:{N(59)} and sets at {N(22)}:{N(59)}. Tomorrow will be {Word} with {N(30)} degrees in {City} and {N(30)} degrees on the coast. The next report follows in the evening. Readers can find the map of the region on the weather page."),
        ("horoscope", () => $"Your stars for {Day}\n\nAries: a {Word} day begins; be {Word} with friends and {Word} with money. Taurus: someone {Word} calls; stay {Word} until the evening. Gemini: your {Word} side shows; a {Word} letter arrives. Cancer: keep {Word} at work and {Word} at home. Leo: a {Word} plan needs a {Word} mind. Virgo: numbers favour you, lucky number {N(99)}. Libra: be {Word}. Scorpio: a {Word} evening with a {Word} guest. Sagittarius: travel is {Word}. Your lucky number is {N(99)} and your lucky city is {City}."),
        ("market close", () => $"Shares close at {N(9000)} points\n\nThe {City} stock index closed at {N(9000)}.{N(99)} points on {Day}, a change of {N(9)}.{N(99)} percent from the day before. {Name}, an analyst at the bank of {City}, said that investors were {Word}. Turnover reached {N(900)} million. The euro stood at {N(2)}.{N(9999)} dollars, gold at {N(2500)} dollars an ounce and oil at {N(120)} dollars a barrel. Shares of the steel maker in {City} moved by {N(9)}.{N(99)} percent. Trading resumes on the next working day at nine in the morning."),
        ("match report", () => $"{City} beat {City} {N(5)}-{N(5)}\n\n{City} won {N(5)}-{N(5)} against {City} on {Day} in front of {N(40000)} people. {Name} scored in minute {N(90)} and {Name} in minute {N(90)}; the visitors' goal came from {Name} in minute {N(90)}. Coach {Name} called it a {Word} evening. With {N(60)} points the team is number {N(18)} of the table. The next match is on {Day} against {City}; tickets are sold at the box office from ten in the morning."),
        ("earthquake", () => $"Magnitude {N(7)}.{N(9)} earthquake near {City}\n\nAn earthquake of magnitude {N(7)}.{N(9)} was registered {N(99)} kilometres from {City} on {Day} at {N(23)}:{N(59)} local time, the seismological institute reported. The centre lay at a depth of {N(99)} kilometres. There were no immediate reports of damage or injuries. In the past ten days {N(9)} earthquakes of magnitude three or more were registered in the area. This information comes from the service of the institute and is published without change by an editor."),
        ("lottery", () => $"Lottery numbers of {Day}\n\nThe numbers drawn on {Day} are {N(49)}, {N(49)}, {N(49)}, {N(49)}, {N(49)} and {N(49)}; the extra number is {N(9)}. The jackpot of {N(90)} million was won by nobody this time. {N(9000)} players had four right and receive {N(900)} each. The next draw is on {Day}. All statements are made without guarantee; the numbers on the official page of the lottery alone are binding. Playing can be addictive; help is offered by telephone free of charge."),
        ("police blotter", () => $"Driver hurt on the road to {City}\n\nA driver aged {N(90)} was hurt on {Day} on the road between {City} and {City}. Police said that the car left the road at about {N(23)}:{N(59)} and hit a tree. The driver was taken to the hospital in {City}. The damage is put at {N(30000)}. The road was closed for {N(5)} hours. Witnesses are asked to call the police in {City} under the number {N(99999)}. How the accident came about is being investigated."),
        ("obituary", () => $"{Name}, {N(99)}\n\n{Name} of {City} died on {Day} at the age of {N(99)}. A service will be held at the church of {City} on {Day} at {N(12)}:{N(59)}. {Name} was born in {City} and worked for {N(45)} years as a teacher. The family is survived by {N(6)} children, among them {Name} and {Name}, and {N(12)} grandchildren. Instead of flowers the family asks for gifts to the hospice of {City}. Condolences may be sent to the funeral home at {N(99)} Main Street."),
        ("погода", () => $"Погода: {N(30)} градусов\n\nПо данным синоптиков, {N(30)} числа в регионе ожидается {N(30)} градусов тепла, ночью до {N(15)} градусов. Ветер западный, {N(20)} метров в секунду, влажность {N(100)} процентов, давление {N(780)} миллиметров ртутного столба. Вероятность осадков {N(100)} процентов. Солнце взойдёт в {N(9)}:{N(59)} и зайдёт в {N(22)}:{N(59)}. Завтра температура составит {N(30)} градусов. Следующий прогноз будет опубликован вечером на сайте гидрометцентра."),
    ];

    private string City => Cities[_random.Next(Cities.Length)];

    private string Name => People[_random.Next(People.Length)];

    private string Word => Words[_random.Next(Words.Length)];

    private string Day => $"{Months[_random.Next(Months.Length)]} {N(28)}";

    private string N(int below) => (1 + _random.Next(below)).ToString(CultureInfo.InvariantCulture);
}
