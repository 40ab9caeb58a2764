/// What users say to give a bot another role, or a mode without rules.
extension PhrasePatterns {
    private static let botNouns =
        """
        ai|bot|chatbot|assistant|model|llm|gpt|persona|character|dan|hacker|terminal|interpreter|shell|compiler|machine|\
        robot|grandma|grandmother|villain|criminal|ki|ia|unfiltered|uncensored|unrestricted|jailbroken|evil|amoral|rogue|\
        malicious|root|sentient
        """

    /// A change of role that names a machine, a mode or the absence of rules: "act as a guarantor" has none of them.
    static let rolePlays: [Phrase] = [
        Phrase(
            .rolePlay,
            .one("you(?:re| are| r| will be) (?:now|henceforth|going to be|no longer)"), .gap(4),
            .one(botNouns + "|called|named|known as|restricted|bound|free|freed|limited|without|jailbreaking|playing|acting"
                + "|role playing|roleplaying")),
        Phrase(
            .rolePlay,
            .one("act|behave|respond|answer|reply|speak|talk|roleplay|role play|pose"), .gap(1),
            .one("as|like|being|if you were|if you are|though you were"),
            .some(2, "a|an|my|the|being|if you were|if you are|though you were|were|to be"), .gap(2), .one(botNouns)),
        // "Does it work like the older model?": of things, these verbs are ordinary.
        Phrase(
            .rolePlay,
            .one("function|operate|work|serve"), .gap(1), .one("as|like"), .some(2, "a|an|my|the|being"), .gap(2),
            .one("ai|bot|chatbot|llm|gpt|persona|dan|hacker|ki|ia|unfiltered|uncensored|unrestricted|jailbroken|evil|amoral"
                + "|rogue|malicious|sentient")),
        Phrase(
            .rolePlay,
            .one("simulate|emulate|impersonate|imagine you are|imagine yourself|pretend to be|pretend being"
                + "|take the role of|take on the role of|assume the role of|play the role of|play the part of|be my"),
            .gap(1), .some(2, "as|like|a|an|my|the|being|if you were|if you are|though you were|though you are|were|to be"),
            .gap(2), .one(botNouns)),
        Phrase(
            .rolePlay,
            .one("act|behave|respond|answer|reply|speak|talk|write"), .one("as if|as though|like"), .one("you|ur|youre|there"),
            .some(2, "have|had|has|are|were|is|was|re"),
            .one("no|not|never|free|without|unrestricted|unfiltered|nothing|allowed|human|a human|a different|evil")),
        Phrase(
            .rolePlay,
            .one("pretend (?:that )?(?:you(?:re| are| have| can| were| do)|there (?:are|is) no|your|youve|ur|this is)")),
        Phrase(
            .rolePlay,
            .one("developer|dev|dan|god|sudo|jailbreak|jailbroken|unrestricted|unfiltered|uncensored|evil|chaos"
                + "|unsafe|root|entwickler"),
            .one("mode|modus|modo")),
        Phrase(
            .rolePlay,
            .one("enter|enable|activate|enabling|switch to|switch into|switch on|go into|simulate|initiate|start"
                + "|engage|boot into|unlock|aktivier|aktiviere|aktivieren|activa|active|activez"),
            .gap(2),
            .one("debug|admin|administrator|maintenance|diagnostic|test|override|opposite|wartungs|administrador|maintenance"),
            .one("mode|modus|modo")),
        Phrase(
            .rolePlay,
            .one("modo|mode"),
            .one("desarrollador|developpeur|administrador|administrateur|sin restricciones|sans restrictions|dios"
                + "|dan|debug|sviluppatore")),
        Phrase(.rolePlay, .one("do anything now|jailbreak|jailbroken|jail break")),
        Phrase(
            .rolePlay,
            .one("with|have|has|having|had|knows|under"), .one("no|zero|without"),
            .some(2, "any|ethical|moral|content|safety|legal|built in"),
            .some(2, "or|and|restrictions|limits|rules|filters|ethical|moral"),
            .one("filters?|guidelines|censorship|guardrails?|morals|ethics|ethical|inhibitions|content policy"
                + "|safeguards|moral compass|programming")),
        Phrase(
            .rolePlay,
            .one("you|ai|bot|assistant|model|chatbot|and|who|that|it|which|character|persona"),
            .one("has|have|with|without|had"), .some(2, "no|any|zero|absolutely"),
            .one("restrictions|limitations|limits|rules|boundaries|filters")),
        Phrase(
            .rolePlay,
            .one("without|free of|free from"), .some(3, "any|all|the|your|usual|typical|of"),
            .one("ethical|moral|safety|content|censorship|filter|filters|filtering|guardrails?|morals|safeguards"
                + "|disclaimers|moralizing|warnings or")),
        Phrase(
            .rolePlay,
            .one("unfiltered|uncensored|amoral|unrestricted|jailbroken|unethical|unhinged"), .gap(2),
            .one("ai|bot|chatbot|assistant|model|version|persona|character|responses?|answers?|output|mode|advice|and")),
        Phrase(
            .rolePlay,
            .one("stay in|remain in|never break|dont break|do not break|breaking|stay|keep in"), .some(1, "the|your|this|in"),
            .one("character|role")),
        Phrase(
            .rolePlay,
            .one("never|cannot|cant|not"), .one("refuse|decline|say no|reject"), .gap(2),
            .one("request|requests|question|questions|order|orders|command|commands|answer|anything|prompt|user|me")),
        // German, Spanish, French
        Phrase(
            .rolePlay,
            .one("tu so als|tue so als|stell dir vor du|verhalte dich wie|verhalte dich als|benimm dich wie"
                + "|antworte als|antworte wie|agiere als|spiele? die rolle|schlupf in die rolle"
                + "|schluepf in die rolle|gib dich als|du bist (?:jetzt|nun|ab jetzt|ab sofort|nicht mehr|kein)")),
        Phrase(
            .rolePlay,
            .one("ab jetzt|ab sofort|von nun an|von jetzt an"),
            .one("bist du|antwortest du|verhaltst du|handelst du|spielst du|sollst du|wirst du|tust du")),
        Phrase(.rolePlay, .one("ohne"), .gap(1), .one("einschrankungen|filter|zensur|regeln|moral|ethische")),
        Phrase(
            .rolePlay,
            .one("actua como|comportate como|responde como|finge que|finge ser|haz de cuenta|imagina que eres"
                + "|ahora eres|eres ahora|a partir de ahora (?:eres|seras|actua|actuas|responde)"
                + "|desde ahora (?:eres|seras)|ya no eres|juega el papel|interpreta el papel|asume el rol"
                + "|sin censura|sin filtros|sin restricciones eticas")),
        Phrase(
            .rolePlay,
            .one("fais comme si|fais semblant|faites semblant|agis comme|agissez comme|comporte toi comme"
                + "|reponds comme|imagine que tu es|tu es (?:maintenant|desormais|dorenavant)"
                + "|a partir de maintenant tu|desormais tu|tu n es plus|joue le role|prends le role|sans censure"
                + "|sans filtre|sans aucune (?:restriction|limite|regle)|sans restrictions")),
    ]
}
