/// What the shop sells and who buys it: made up, but for the names of towns and weekdays.
extension ShopFacts {
    private static func list(_ text: String) -> [[UInt8]] {
        text.split(separator: "\n").flatMap { $0.split(separator: ";") }.map { entry in
            var entry = entry
            while entry.first == " " { entry.removeFirst() }
            while entry.last == " " { entry.removeLast() }
            return Array(entry.utf8)
        }
    }

    /// What the shop sells, by the word that a customer has for it.
    static let goods: [(thing: [UInt8], names: [[UInt8]])] = [
        ("jacket", "Rainline jacket; Windfang gilet; Drift rain shell; Föhn softshell; Kompass parka"),
        ("shirt", "Moss merino shirt; Passo jersey; Linde cotton shirt; Brise base layer"),
        ("backpack", "Alpine 30 backpack; Kogel 18 daypack; Steig 45 backpack; Kurier messenger bag"),
        ("pannier", "Tourist pannier set; Fluss waterproof pannier; Markt shopper; Lenker bar bag"),
        ("lamp", "Nordlicht dynamo lamp; Glow rear light; Lumen head torch; Strahl 80 lux lamp"),
        ("lock", "Anker U-lock; Tern folding lock; Kette 110 chain lock; Riegel frame lock"),
        ("tent", "Fjord two-person tent; Biwak solo tent; Basecamp family tent; Tarp 3x3"),
        ("sleeping bag", "Daune 400 sleeping bag; Polar sleeping bag; Sommer quilt; Junior sleeping bag"),
        ("helmet", "Comet helmet; Stadt urban helmet; Trail full-face helmet; Knirps child helmet"),
        ("saddle", "Velvet saddle; Leder classic saddle; Gel tour saddle; Sprint race saddle"),
        ("tyre", "Gravel 42 tyre; Spike winter tyre; Asphalt 28 tyre; Faltreifen 32 tyre"),
        ("trailer", "Cargo trailer XL; Kinder trailer duo; Hund dog trailer; Einrad trailer"),
        ("bike computer", "Trail computer 5; Karte GPS 2; Puls watch; Takt cadence set"),
        ("pump", "Pocket pump mini; Werkstatt floor pump; Shock pump 20; Akku pump"),
        ("camping stove", "Ember camping stove; Spirit burner; Gas stove duo; Holz stove"),
        ("child seat", "Stork child seat; Front child seat; Anhang tow bar; Junior saddle"),
    ].map { (Array($0.0.utf8), list($0.1)) }

    /// What comes in sizes.
    static let clothes: [(names: [[UInt8]], sizes: [[UInt8]])] = [
        ("Rainline jacket; Windfang gilet; Drift rain shell; Föhn softshell; Moss merino shirt; Passo jersey", "XS; S; M; L; XL; XXL"),
        ("Kiesel gravel shoe; Ridge hiking boot; Klick road shoe; Matsch winter boot", "38; 39; 40; 41; 42; 43; 44; 45; 46"),
    ].map { (list($0.0), list($0.1)) }

    /// The shop's own make.
    static let bikes = list(
        """
        Fernweh Tour 7; Fernweh Kies gravel bike; Fernweh Stadt e-bike; Fernweh Junior 24; Fernweh Pendler; Fernweh Randonneur
        Fernweh Alp hardtail; Fernweh Lasten cargo bike; Fernweh Falt 20; Fernweh Passo road bike
        """)
    /// In the singular, as they stand after "the".
    static let spareParts = list(
        """
        rear derailleur; front brake; chain guard; battery; fork; seat clamp; freewheel; bottom bracket; headset; display
        kickstand; charger; rear hub; bearing; crank arm; mudguard; shifter cable; luggage rack; chain; pedal; rear wheel
        """)
    /// Of anything.
    static let colors = list(
        "black; forest green; sand; petrol blue; rust red; light grey; mustard; dark blue; white; olive; berry; anthracite")
    /// Of customers, their friends and the staff.
    static let firstNames = list(
        """
        Anna; Jonas; Mira; Tobias; Lena; Pavel; Ines; Carlos; Yusuf; Greta; Emil; Sofia; Marta; Henrik; Aylin; Bruno; Clara
        Dario; Elif; Felix; Hanna; Ivo; Julia; Kofi; Luca; Maja; Nils; Olga; Petra; Rafael; Selma; Theo; Ute; Vera; Wim; Zoe
        Agnes; Boris; Chiara; Dunja; Erik; Fatima; Goran; Helena; Irina; Jakob; Katja; Levi; Moritz; Nora; Oskar; Paula
        """)
    /// Of the same.
    static let lastNames = list(
        """
        Berger; Novak; Lindqvist; Moreau; Okafor; Petersen; Ricci; Sommer; Tanaka; Ueland; Vogel; Wagner; Yilmaz; Zimmer
        Adler; Brandt; Costa; Dietrich; Engel; Fischer; Garcia; Hoffmann; Ivanova; Jansen; Keller; Lang; Marin; Nowak; Olsen
        Pohl; Quist; Roth; Stein; Thoma; Urban; Varga; Winter; Bauer; Castell; Dubois; Ebert; Falk; Grimm; Hartwig; Iversen
        """)
    /// Without a number.
    static let streets = list(
        """
        Lindenweg; Am Mühlbach; Hafenstrasse; Birkenallee; Kastanienweg; Ringstrasse; Bergblick; Auf der Wiese; Marktgasse
        Schillerstrasse; Weststrasse; Parkallee; Kirchgasse; Gartenweg; Uferstrasse; Sonnenhang; Feldweg; Turmgasse
        """)
    /// Towns with a common name.
    static let cities = list(
        """
        Freiburg; Kassel; Ulm; Bremen; Leipzig; Graz; Basel; Linz; Aachen; Erfurt; Kiel; Bonn; Trier; Jena; Salzburg; Bern
        Regensburg; Mainz; Lübeck; Potsdam; Bregenz; St. Gallen; Konstanz; Rostock; Chemnitz; Innsbruck; Essen; Passau
        """)
    /// As they stand after "to".
    static let countries = list(
        """
        Norway; Switzerland; Ireland; Portugal; Canada; Japan; Iceland; Poland; Italy; Finland; Spain; Denmark; Greece; Chile
        New Zealand; Australia; the UK; Croatia; Sweden; Estonia; Hungary; Turkey; Austria; the Netherlands
        """)
    /// As they stand after "by"; no real firm.
    static let carriers = list("Rotpfeil; Blaubote; Eilwagen; Nordkurier; the post; our parcel service; the forwarder; the courier")
    /// On which something is delivered.
    static let weekdays = list("Monday; Tuesday; Wednesday; Thursday; Friday; Saturday")
    /// What a code begins with.
    static let coupons = list("RIDE; SPRING; HELLO; TOUR; FERN; TRAIL; MARCH; SUMMIT")
}
