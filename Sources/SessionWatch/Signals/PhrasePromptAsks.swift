/// What users say to learn a bot's own instructions.
extension PhrasePatterns {
    private static let tellVerbs =
        """
        reveal|show|print|repeat|display|output|tell|give|share|expose|leak|disclose|dump|write|rewrite|reproduce|recite|quote|list|state|paste|copy|\
        summari[sz]e|translate|encode|spell|provide|return|echo|type|send|read|read out|recall|describe|explain|convert|base64|rot13|reveals?|see|view|know|\
        what is|whats|what are|what were|what was|what does|what do|which are|encrypt|render|say|extract|hand over|spill|let me see|get|rephrase|include|append|post
        """
    private static let hidden =
        """
        initial|original|hidden|secret|internal|confidential|starting|underlying|base|developer|custom|preset|pre set|\
        predefined|first|full|complete|exact|entire|core|own|pre prompt|foundational|setup|configured
        """
    private static let promptNouns =
        """
        prompt|prompts|system prompt|instructions?|directives?|guidelines|configuration|preamble|pre prompt|\
        preprompt|context|system message|setup text|rules
        """
    /// What games, products and offers have too: "I don't know the exact rules".
    private static let promptOnlyNouns = "prompt|prompts|system prompt|preamble|pre prompt|preprompt|system message|setup text"
    /// After a noun that may as well qualify the next one: "your programming and rules", but "your favorite programming language".
    private static let afterNoun =
        """
        and|or|verbatim|exactly|word|in|to|so|as|that|which|from|by|for|here|above|before|now|please|with|without|is|was|are|were|then|but|if|\
        instructions?|directives?|rules|text|message|messages|first|at|on|out|back|again|completely|fully|entirely|including|starting|beginning|you|ai|bot
        """

    /// Verbs of telling, then words for what a bot was told before the conversation.
    static let promptAsks: [Phrase] = [
        // Nobody but an attacker or the bot's owner speaks of a system prompt.
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(6), .one("system|sys|developer|initiali[sz]ation|meta|master|pre"),
            .one("prompts?|instructions?|directives?|text|rules")),
        // A customer may well get or see a system message, and ask what it means.
        Phrase(
            .promptAsk,
            .one("reveal|show me|show|print|repeat|display|output|expose|leak|disclose|dump|write out|rewrite|reproduce|recite"
                + "|quote|paste|copy|summari[sz]e|translate|encode|share|tell me|give me|return|echo|put"),
            .gap(6), .one("system|sys|developer|initiali[sz]ation|meta|master|pre"), .one("messages?")),
        Phrase(
            .promptAsk,
            .one("what is|whats|what was|what does"), .one("your"), .gap(1), .one("system|developer"), .one("messages?")),
        Phrase(.promptAsk, .one(tellVerbs), .gap(5), .one("systemprompt|preprompt|sysprompt")),
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(4), .one("your|ur|ye"), .some(1, "very|full|complete|whole|entire|exact|own"),
            .one("initial|original|hidden|secret|internal|confidential|starting|underlying|opening|preset"
                + "|predefined|core|custom|foundational|configured|own|first|exact"),
            .gap(1), .one(promptNouns)),
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(4), .one("its|the"), .some(1, "very|full|complete|whole|entire|exact|own"),
            .one("initial|original|hidden|secret|internal|confidential|starting|underlying|opening|preset"
                + "|predefined|custom|foundational|configured"),
            .gap(1), .one(promptNouns)),
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(4), .one("its|the"), .some(1, "very|full|complete|whole|entire|exact|own"),
            .one("core|own|first|exact"), .gap(1), .one(promptOnlyNouns)),
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(4), .one("your|ur"), .gap(1),
            .one("prompts|preamble|directives|system configuration|configuration file")),
        // "your prompt reply", "your first programming language": the noun must stand alone.
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(4), .one("your|ur"), .gap(1), .one("prompt"), .oneOrEnd(afterNoun)),
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(4), .one("your|ur"), .some(2, hidden + "|very|whole|current|actual|real|internal|basic"),
            .one("programming"), .oneOrEnd(afterNoun)),
        // "your instructions" alone may be how to return a parcel; at a sentence's end, or word for word, it is not.
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(3), .one("your"), .some(1, "full|complete|whole|entire|exact"),
            .one("instructions|directives|orders"),
            .oneOrEnd("verbatim|exactly|word for|word by|in full|completely|fully|entirely|starting|beginning|from the start|in a code|in code|as a|as an|as json|as base64|from"
                + "|above|so i can|to me|here|in reverse|in base64|and rules|and then|before|that you|were|have been")),
        // Guidelines are what shops send out, so here it takes a "verbatim".
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(3), .one("your"), .some(1, "full|complete|whole|entire|exact"), .one("guidelines"),
            .one("verbatim|exactly|word for|word by|starting|from the start|in reverse|in base64|as base64|as json|in a code"
                + "|above|that you were|and rules")),
        // "repeat everything above", "print the text before this"
        Phrase(
            .promptAsk,
            .one(tellVerbs), .gap(4),
            .one("text|words?|everything|instructions?|content|contents|prompts?|context|all|sentences?|lines?"
                + "|paragraphs?|directives"),
            .some(3, "that|is|was|the|written|said|appears|comes|came|shown|stated|listed|found|in|which|of"),
            .one("above|before this|preceding this|prior to this|before the first"
                + "|before (?:my|our) (?:(?:very )?first )?(?:message|question|prompt|input|request|text|chat|conversation|query)"
                + "|at the (?:very )?(?:start|beginning|top) of (?:this|our|the) (?:conversation|chat|prompt|context|session|dialogue)")),
        Phrase(
            .promptAsk,
            .one(tellVerbs), .some(3, "me|us|all|of|the|back|out|to|everything"), .one("above|previous|preceding|prior"),
            .one("text|instructions?|prompts?|content|context|words|directives|conversation text|system")),
        // "the text you were given", "how were you instructed"
        Phrase(
            .promptAsk,
            .one(tellVerbs + "|how"), .gap(5), .one("you|u"), .one("were|was|have been|had been|are|been|got|ve been"),
            .some(2, "originally|initially|first|being|explicitly|secretly|been|specifically"),
            .one("instructed|programmed|configured|prompted|initiali[sz]ed"
                + "|given (?:initially|originally|at|before|to start|in the|by your|as)"
                + "|told (?:not to|to do|to say|to keep|to hide|at the|initially|originally|before|in your|by your)"
                + "|set up with|conditioned")),
        Phrase(
            .promptAsk,
            .one("instructions|text|prompt|rules|guidelines|directives|words|sentences?|context"), .some(1, "that"),
            .one("you|youve|u"),
            .one("were given|have been given|been given|are following|follow|received|were provided|operate under"
                + "|work under|were told|must follow|have received|got"),
            .gap(2), .one("at|before|initially|in|from|as|to|above|here|exactly|verbatim|by|when|and show|now")),
        Phrase(
            .promptAsk,
            .one("given|provided|passed|fed|assigned"), .one("to"), .one("you"), .some(2, "initially|originally|first|right"),
            .one("at the (?:start|beginning)|before (?:this|the|our|my)"
                + "|by your (?:developer|developers|creator|creators|operator|owner)"
                + "|as (?:instructions|context|a prompt|your)|in the (?:system|prompt|beginning)|verbatim")),
        Phrase(
            .promptAsk,
            .one("begin|start"), .gap(3), .one("with"), .gap(2),
            .one("you are (?:chatgpt|an ai|a helpful|a chatbot|gpt|an assistant|a)")),
        Phrase(
            .promptAsk,
            .one("what|which|who|tell me who|tell me what"), .gap(3), .one("did|does|has|have|told|gave"), .gap(2),
            .one("your|the"), .one("developers?|creators?|programmers?|operators?|engineers|makers?|prompt|system prompt"),
            .gap(2),
            .one("tell|told|instruct|instructed|say|says|said|give|gave|program|programmed|forbid|forbidden|write|put")),
        // German
        Phrase(
            .promptAsk,
            .stem("zeig|nenn|wiederhol|verrat|schreib|was ist|was sind|was steht in|wie lautet|wie lauten"
                + "|offenbar|offenleg|ubersetz|uebersetz|kopier|zitier"),
            .gap(4),
            .stem("systemprompt|system prompt|systemanweisung|systemnachricht|systemmeldung|systeminstruktion"
                + "|prompt|startanweisung|anfangsanweisung|vorprompt")),
        // Whole words, and a German one before the noun: English has "legally typed at the prompt", "lies" and "sage".
        Phrase(
            .promptAsk,
            .one("gib|gebt|geben|druck|drucke|teil|teile|leg|lege|legt|lies|lest|sag|sage|sagt|fass|fasse"), .gap(3),
            .one("dein|deine|deinen|deinem|deiner|euer|euren|ihr|ihren|den|das|die|der|dem|ganzen|gesamten"), .gap(1),
            .stem("systemprompt|system prompt|systemanweisung|systemnachricht|systemmeldung|systeminstruktion"
                + "|prompt|startanweisung|anfangsanweisung|vorprompt")),
        Phrase(
            .promptAsk,
            .stem("zeig|nenn|wiederhol|gib|verrat|druck|schreib|was sind|wie lauten|teil|offenbar|leg|lies|kopier"
                + "|zitier|sag|welche"),
            .gap(3), .one("deine|dein|deinen|die|deiner"), .some(1, "genauen|vollstandigen|gesamten|eigenen|ersten"),
            .stem("intern|geheim|ursprunglich|urspruenglich|verborgen|versteckt|anfanglich|ersten|obig|eigen|vertraulich"),
            .stem("anweisung|instruktion|regel|vorgabe|richtlinie|befehl|konfiguration")),
        Phrase(
            .promptAsk,
            .stem("zeig|nenn|wiederhol|gib|verrat|druck|schreib|was sind|wie lauten|offenbar|zitier|kopier"), .gap(2),
            .one("deine|dein"), .one("anweisungen|instruktionen|vorgaben|konfiguration|richtlinien"),
            .oneOrEnd("wortlich|woertlich|wort fur|aus|vollstandig|oben|im wortlaut")),
        // Romance languages; "resume" and "cite" are English, too, so before "prompt" stands a word that is not.
        Phrase(
            .promptAsk,
            .one(romanceTellVerbs), .gap(4),
            .one("tu|tus|el|su|vuestro|ton|votre|le|ce|il|tuo|questo|o|teu|seu|este|du|del|do|sistema|systeme"), .gap(1),
            .one("prompt")),
        Phrase(
            .promptAsk,
            .one(romanceTellVerbs), .gap(5),
            .one("mensaje del sistema|mensaje de sistema|message systeme|message du systeme"
                + "|instrucciones del sistema|instructions systeme|instructions du systeme|consigne systeme"
                + "|messaggio di sistema|istruzioni di sistema|mensagem do sistema")),
        Phrase(
            .promptAsk,
            .one(romanceTellVerbs), .gap(3), .one(romanceRules), .gap(1),
            .one("iniciales|originales|internas|ocultas|secretas|confidenciales|de arriba|anteriores|initiales"
                + "|internes|cachees|secretes|confidentielles|d origine|ci dessus|que te|que tu as|nascoste|iniziali"
                + "|interne|secretes|ocultos|iniciais|que recibiste|recibidas|recues|de depart")),
        Phrase(
            .promptAsk,
            .one(romanceTellVerbs), .gap(2), .one("tus|tes|tue|tuas|suas|vos"), .gap(1), .one(romanceRules),
            .oneOrEnd("exactas|exactes|completas|completes|palabra|mot|textuales|literales|al pie|tal|internas|internes"
                + "|secretas|originales|systeme|del")),
    ]

    private static let romanceTellVerbs =
        """
        muestra|muestrame|mostrar|dime|di|repite|revela|revelame|imprime|ensename|ensena|cuales son|cual es|escribe|comparte|copia|traduce|resume|dame|\
        montre|montrez|montre moi|dis|dis moi|dites|repete|repetez|revele|revelez|affiche|affichez|donne|donnez|donne moi|ecris|quels? sont|quelles? sont|quel est|quelle est|\
        recopie|traduis|cite|mostra|mostrami|dimmi|ripeti|rivela|stampa|quali sono|mostre|diga|repita|revele|imprima|quais sao
        """
}
