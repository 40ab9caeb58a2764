/// What users say to make a bot drop its instructions.
extension PhrasePatterns {
    private static let dropVerbs =
        """
        ignore|disregard|forget|neglect|overlook|omit|bypass|override|discard|abandon|dismiss|skip|drop|erase|wipe|void|nullify|suspend|\
        set aside|put aside|throw away|throw out|get rid of|pay no attention to|take no notice of|stop following|stop obeying|\
        do not follow|dont follow|no longer follow|do not obey|dont obey|never mind|nevermind|\
        (?:are|re) (?:not|no longer) bound by|free (?:yourself )?from|break free (?:of|from)
        """
    /// Words between verb and aim. No "my": a customer's own instructions are theirs to cancel.
    private static let dropFillers =
        """
        all|any|every|each|everything|of|the|these|those|them|and|or|both|please|now|completely|entirely|totally|about|what|whatever|just|to|\
        with|regard|out|over|other|single|everything in|anything in
        """
    private static let botAims =
        """
        previous|prior|above|earlier|preceding|former|foregoing|initial|original|existing|current|past|previously|given|your|\
        ur|system|developer|hidden|core|built in|internal|safety|security|ethical|following
        """
    private static let rules =
        """
        instructions?|directions|directives?|guidelines?|guidance|prompts?|rules?|constraints?|restrictions?|\
        commands?|programming|polic(?:y|ies)|guardrails?|safeguards?|filters?|protocols?|context|training|limitations
        """

    /// Verbs of dropping, then what is dropped: the bot's instructions, told by "your", by "previous" or by what follows.
    static let overrides: [Phrase] = [
        // "ignore all of the previous instructions"; after "your", a few words more.
        Phrase(
            .override,
            .one(dropVerbs), .some(5, dropFillers), .one(botAims), .some(4, dropFillers + "|" + botAims), .one(rules)),
        // "disobey your orders"; but "forget all previous orders" is a customer's.
        Phrase(
            .override, .one(dropVerbs), .some(3, dropFillers), .one("your|ur"), .some(2, botAims), .one("orders")),
        // "disregard all instructions", "forget any rules"
        Phrase(
            .override,
            .one(dropVerbs), .one("all|any|every"), .some(3, "of|the|these|those|and"),
            .one("instructions?|directives?|guidelines?|prompts?|rules|restrictions|guardrails?|safeguards")),
        // "ignore the instructions above", "forget the rules you were given"
        Phrase(
            .override,
            .one(dropVerbs), .some(4, dropFillers), .one(rules), .gap(1),
            .one("above|before this"
                + "|(?:that )?(?:you|u) (?:were|was|have been|had been|ve been|got|received|have|had|follow|are following)"
                + "|given to you|set by your")),
        // "forget everything you were told", "ignore what was said above"
        Phrase(
            .override,
            .one(dropVerbs), .some(3, dropFillers), .gap(2),
            .one("you (?:were|was|have been|had been|ve been|youve been) (?:told|taught|given|instructed|programmed|trained)"
                + "|youve been (?:told|taught|given|instructed|programmed|trained)")),
        Phrase(
            .override,
            .one(dropVerbs), .one("everything|anything|all|whatever|the text|all text|what was"),
            .some(3, "that|was|is|said|written|stated|text|content|the|in|you|know|knew"),
            .one("above|before this|previously|prior|about your (?:rules|instructions|role|programming|guidelines)")),
        // "do not follow your guidelines", "without following your rules"
        Phrase(
            .override,
            .one("not|dont|never|no longer|without|stop"), .some(3, "you|to|need|have|must|should|longer|any"),
            .one("follow|following|obey|obeying|adhere to|adhering to|comply with|complying with|respect|apply"
                + "|listen to|bound by|limited by|constrained by|restricted by"),
            .some(3, "any|all|of|the|those|these"),
            .one("your|previous|prior|original|initial|system|openai|openais|anthropics|usual|typical|ethical"
                + "|moral|safety|content"),
            .gap(2), .one(rules + "|orders")),
        // "your new instructions are", "here is your new task:"
        Phrase(
            .override,
            .one("your|these are your|here are your"), .one("new|real|actual|true|updated"), .gap(1),
            .one("instructions?|directives?|task|role|rules|system prompt|prompt|goal|objective|purpose|identity|persona"),
            .one("is|are|will be|now|as follows|from now")),
        Phrase(
            .override,
            .one("from (?:now|this point|here|this moment) (?:on|onward|onwards|forward)(?: and)?"),
            // No "can you" or "would you": that is a customer's wish.
            .some(3, "and|then|that|so|as|therefore|please|dear|chatgpt|gpt|bot|chatbot|ai|assistant|i|want|need"), .one("you"),
            .some(2, "will|must|are|shall|should|have|to|can"),
            .one("act|answer|respond|reply|only|always|never|ignore|obey|be|speak|behave|pretend|follow|a|an"
                + "|going to act|no longer|free|do")),
        // "disable your content filters", "turn off the safety protocols"
        Phrase(
            .override,
            .one("disable|deactivate|turn off|switch off|remove|lift|circumvent|unlock|jailbreak|evade"),
            .some(2, "all|any|of|the|every"), .one("your|safety|security|ethical|content|moral|ai|system"),
            .some(3, "safety|security|ethical|content|moral|ai|system|internal|built in|default|usual|language|openai|own|strict|and|or|all|of"),
            .one("restrictions?|filters?|guidelines|guardrails?|safeguards?|protocols?|limitations|limits"
                + "|censorship|rules|safety|checks")),
        // "lift all restrictions"; filters and limits are things that shops sell or accounts have.
        Phrase(
            .override,
            .one("disable|deactivate|turn off|switch off|remove|lift|circumvent|unlock|jailbreak|evade"), .one("all"),
            .some(1, "of|the"), .one("restrictions|guardrails?|safeguards?|protocols?|limitations|censorship")),
        Phrase(.override, .one("system|admin|administrator|developer|root|security"), .one("override")),
        // German: the aim is "deine", or comes before the noun.
        Phrase(
            .override,
            .stem("ignorier|vergiss|vergess|missacht|uberspring|ueberspring|ubergeh|uebergeh|verwirf|verwerf|umgeh"
                + "|loesch|losch|befolg|halte? dich nicht|setze? dich uber"),
            .gap(4),
            .stem("alle|alles|vorherig|bisherig|obig|vorangegangen|vorangehend|vorig|fruher|frueher|deine|dein"
                + "|samtlich|saemtlich|ursprunglich|urspruenglich|an deine|eure"),
            .gap(2),
            .stem("anweisung|instruktion|regel|vorgabe|befehl|anordnung|richtlinie|systemprompt|system prompt"
                + "|prompt|einschrankung|programmierung|sicherheitsregel")),
        Phrase(.override, .stem("ignorier|vergiss|vergess"), .one("alles"), .gap(2), .one("dir|oben|davor|zuvor|bisher")),
        // Romance languages: the aim is "tus, tes, tuas, tue", or comes after the noun.
        Phrase(
            .override,
            .one(romanceDropVerbs), .some(4, romanceFillers), .one("tus|tes|tuas|suas|tue|vos|vuestras"), .gap(1),
            .one(romanceRules)),
        Phrase(
            .override,
            .one(romanceDropVerbs), .some(4, romanceFillers), .one(romanceRules), .gap(2),
            .one("anteriores|anterior|previas|previos|precedentes|precedenti|precedent|precedente|anterieures"
                + "|iniciales|iniciais|initiales|originales|originais|de arriba|acima|ci dessus|del sistema"
                + "|du systeme|que te|que tu as|que recibiste|recues|recibidas|que se te")),
        Phrase(
            .override,
            .one(romanceDropVerbs), .some(3, romanceFillers), .one("todo lo|tout ce|tudo o|tutto cio|tutto quello"),
            .one("anterior|que|qui|che"), .gap(1), .one("te|ta|tu|precede|dit|ti|lhe|antes|dijeron|dicho")),
    ]

    private static let romanceDropVerbs =
        """
        ignora|ignore|ignorez|ignorad|olvida|olvide|olvidate|olvidad|olvidese|descarta|omite|desobedece|anula|salta|saltate|pasa por alto|haz caso omiso|\
        no sigas|no hagas caso|deja de seguir|oublie|oubliez|neglige|negligez|contourne|contournez|outrepasse|abstraction|ne suis plus|ne tiens pas compte|\
        ne tenez pas compte|ne respecte plus|dimentica|trascura|esquece|esqueca|desconsidere|desconsidera
        """
    private static let romanceFillers =
        """
        de|del|a|por|completo|todas|todos|toda|todo|las|los|la|el|toutes|tous|toute|tout|les|des|d|tutte|tutti|le|gli|delle|\
        as|os|completamente|totalement|maintenant|ahora|simplemente
        """
    /// Words for instructions in Spanish, French, Italian and Portuguese.
    static let romanceRules =
        """
        instrucciones|ordenes|reglas|directrices|indicaciones|normas|restricciones|instructions|consignes|regles|directives|\
        ordres|contraintes|restrictions|istruzioni|regole|direttive|instrucoes|regras|diretrizes
        """
}
