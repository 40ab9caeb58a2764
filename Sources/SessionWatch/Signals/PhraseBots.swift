/// What bots say, and the markup and code that either side may send.
extension PhrasePatterns {
    private static let declined =
        """
        help|assist|comply|fulfil|fulfill|provide|share|do that|discuss|reveal|disclose|engage|support|answer|process|\
        generate|create|continue|participate|give|grant|perform|access|pretend|ignore
        """

    /// Ways to decline: a bot's "I" or "sorry", cannot, and a verb of helping.
    static let refusals: [Phrase] = [
        Phrase(
            .refusal,
            .one("i|we"), .some(2, "m|am|are|unfortunately|really|simply|just|also|not|still"),
            .one("cannot|can not|cant|wont|will not|unable to|not able to|must decline to|have to decline to"
                + "|dont have the ability to|not allowed to|not permitted to|not authori[sz]ed to"
                + "|not in a position to|im unable to|refuse to"),
            .gap(2), .one(declined)),
        Phrase(
            .refusal,
            .one("im|iam|were"),
            .one("unable to|not able to|not allowed to|not permitted to|not authori[sz]ed to|not in a position to"
                + "|afraid i cant|afraid i cannot|sorry but i cant|sorry but i cannot|sorry i cant|sorry i cannot"),
            .gap(2), .one(declined)),
        Phrase(
            .refusal,
            .one("sorry|unfortunately|apologi[sz]e|apologies|afraid"), .gap(3), .one("cannot|cant|unable to|not able to|wont"),
            .gap(2), .one(declined)),
        Phrase(.refusal, .one("must|have to|need to|will have to|respectfully"), .one("decline|refuse")),
        Phrase(
            .refusal,
            .one("against|violates?|violating|outside"), .some(3, "my|our|the|of|scope|usage|content|safety"),
            .one("polic(?:y|ies)|guidelines|programming|capabilities|terms|scope|rules")),
        Phrase(
            .refusal,
            .one("as an ai|as a language model|as an artificial"), .gap(6), .one("cannot|cant|dont|do not|am not|unable|wont")),
        Phrase(
            .refusal,
            .one("cant|cannot|not able to|unable to"), .one("help|assist"), .gap(1),
            .one("with that|with this|with it|you with that|you with this")),
        Phrase(
            .refusal,
            .one("kann|konnen|koennen|darf|durfen|duerfen"), .some(2, "ich|wir|ihnen|dir|leider|dabei|das|diese|hier"), .gap(3),
            .one("nicht|keine"), .gap(2),
            .one("helfen|weiterhelfen|beantworten|teilen|geben|nennen|weitergeben|bereitstellen|erstellen"
                + "|preisgeben|unterstutzen|verraten")),
        Phrase(
            .refusal,
            .one("no puedo|no podemos|no me es posible|no estoy autorizad[oa] (?:a|para)|no me esta permitido"
                + "|lo siento(?: pero)? no puedo"),
            .gap(1),
            .one("ayudar|ayudarte|ayudarle|compartir|proporcionar|revelar|hacer|responder|cumplir|divulgar"
                + "|facilitar|dar|darte|darle|generar")),
        Phrase(
            .refusal,
            .one("ne peux pas|ne peux|ne pouvons pas|ne suis pas (?:en mesure|autorise|capable)|ne puis"),
            .some(3, "de|d|vous|t|te|a|malheureusement"),
            .one("aider|partager|fournir|reveler|faire|repondre|divulguer|donner|communiquer|satisfaire|generer")),
    ]

    private static let keysAsked =
        """
        password|passcode|pin|pin code|credentials?|login|log in|username|user name|security code|verification code|\
        one time code|otp|code|access code|security answer|cvv
        """
    private static let recordsAsked =
        """
        account|user|customer|identity|record|records|profile|member|membership|email|e mail|order|booking|reservation|card|\
        number|details|information|login|credentials|policy|match
        """

    /// What was asked for and that it was wrong, or not found.
    static let failedLogIns: [Phrase] = [
        Phrase(
            .authFail,
            .one("wrong|incorrect|invalid|bad|expired"), .gap(2),
            .one(keysAsked + "|card number|account number|customer number|order number|reference")),
        Phrase(
            .authFail,
            .one(keysAsked + "|account number|card number|answer|date of birth"), .gap(3),
            .one("incorrect|invalid|wrong|not correct|not valid|not recogni[sz]ed|not match|doesnt match"
                + "|dont match|didnt match|does not match|do not match|did not match|rejected|not accepted|not work")),
        Phrase(
            .authFail,
            .one("not match|doesnt match|dont match|didnt match|no match for"), .gap(3),
            .one("records?|account|accounts|file|system|profile|database")),
        Phrase(
            .authFail,
            .one("could not|couldnt|cannot|cant|can not|unable to|not able to|did not|didnt|were not able to|failed to"),
            .one("verify|find|locate|authenticate|confirm|identify|recogni[sz]e|validate|log you in|sign you in"), .gap(4),
            .one(recordsAsked)),
        Phrase(
            .authFail,
            .one("login|log in|sign in|authentication|verification|authori[sz]ation|logon"), .gap(2),
            .one("failed|unsuccessful|failure|denied|was not successful|attempt failed")),
        Phrase(
            .authFail,
            .one("no|not any"), .gap(1), .one("account|user|customer|record|order|booking|reservation|profile|member"), .gap(3),
            .one("found|exists|matches|matching|match|with that|under that|with this|registered")),
        Phrase(
            .authFail,
            .one("account|login|access|profile"), .gap(3), .one("locked|blocked|suspended|disabled|temporarily locked")),
        Phrase(.authFail, .one("too many"), .gap(2), .one("attempts|tries|requests|logins")),
        Phrase(.authFail, .one("access denied|permission denied|not authenticated")),
        Phrase(
            .authFail,
            .stem("falsch|ungultig|ungueltig"), .gap(1),
            .one("passwort|pin|kennwort|zugangsdaten|anmeldedaten|kundennummer|code|benutzername")),
        Phrase(
            .authFail,
            .one("passwort|pin|kennwort|zugangsdaten|anmeldedaten|kundennummer|code|benutzername|anmeldung"), .gap(3),
            .one("falsch|ungultig|ungueltig|nicht korrekt|stimmt nicht|stimmen nicht|fehlgeschlagen|nicht gefunden"
                + "|nicht bekannt")),
        Phrase(
            .authFail,
            .one("konnte|konnten"), .gap(4), .one("nicht"), .gap(1),
            .one("finden|verifizieren|bestatigen|bestaetigen|gefunden")),
        Phrase(
            .authFail,
            .one("contrasena|clave|pin|codigo|usuario|mot de passe|code|identifiant|identifiants"), .gap(3),
            .one("incorrect[oa]?s?|incorrectes?|invalid[oa]?s?|invalides?|erroneo|erronea|errone|erronee|errones"
                + "|no valid[oa]|no coincide|faux")),
        Phrase(
            .authFail,
            .one("no"), .one("pude|pudimos|se pudo|he podido|hemos podido|encuentro|encontramos|encontre"), .gap(3),
            .one("cuenta|pedido|usuario|cliente|identidad|registro|reserva")),
        Phrase(
            .authFail,
            .one("pas|pu"), .one("trouve|trouver|verifier|identifier|retrouve|retrouver"), .gap(3),
            .one("compte|commande|identite|client|utilisateur|reservation|dossier")),
    ]

    /// Tokens of chat templates (ChatML, Llama, Mistral, Gemma, Alpaca, Vicuna), and headings that imitate them.
    static let roleMarkers: [(category: PhraseCategory, expression: String)] = [
        (.roleMarkers, #"<\|(?:im_start|im_end|im_sep|system|user|assistant|endoftext|endofprompt|eot_id|eom_id|start_header_id|end_header_id|begin_of_text|end_of_text|end|tool)\|>"#),
        (.roleMarkers, #"\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS)\]"#),
        (.roleMarkers, #"<</?SYS>>"#),
        (.roleMarkers, #"<(?:start|end)_of_turn>"#),
        (.roleMarkers, #"^\s{0,8}#{2,6}\s?(?:system|instructions?|assistant|user|human|response|new instructions?|prompt)\b"#),
        (.roleMarkers, #"^\s{0,8}[\[(*<]{0,3}(?:assistant|developer|system (?:message|prompt|note|override|update|instructions?))[\])*>]{0,3}\s?:"#),
        (.roleMarkers, #"^\s{0,8}[\[(*<]{1,3}system[\])*>]{0,3}\s?:"#),
        // "System: Windows 11" is a customer's; the forged turn goes on with an order, a rule or a new state.
        (.roleMarkers, #"^\s{0,8}system\s?:\s{0,8}["'*\[(]{0,2}(?:you|your|the (?:user|assistant|previous|following|bot|ai)|new|all|any|previous|ignore|disregard|forget|override|reset|instructions?|rules?|from now|do not|don't|never|always|must|please|act|respond|reply|answer|reveal|print|show|output|tell|give|grant|set|enable|disable|activate|enter|switch|user|admin|developer|debug|maintenance|assistant|role|mode|prompt|access|authori[sz]|important|attention|alert|urgent|policy|safety|security|security check|this (?:user|is)|end of|begin|obey|follow|execute|run|update)\b"#),
        (.roleMarkers, #"\n\n(?:Human|Assistant|AI|User):"#),
        // `(?P<s>` in a regular expression is a group's name.
        (.roleMarkers, #"</s>|(?:^|[^\w'(])<s>"#),
        (.roleMarkers, #"</?(?:system|system[_-](?:prompt|message|instructions?|note)|instructions?|assistant|user[_-](?:query|input|message)|prompt|context|admin|developer|im_start|important_instructions?)>"#),
        (.roleMarkers, #"\[(?:system|assistant|admin|developer)\](?:\(#|:|\s?\n)"#),
        (.roleMarkers, #"\{\{#?[~\s]{0,3}(?:system|user|assistant)"#),
        (.roleMarkers, #""role"\s{0,4}:\s{0,4}"(?:system|assistant|developer|tool)""#),
        (.roleMarkers, #"(?:begin|end|start)(?:ning)? (?:of )?(?:the )?system (?:prompt|message|instructions?)"#),
        // With the capitals that agents are prompted with (ReAct): a guest writes "Final answer: 3 of us".
        (.roleMarkers, #"^(?-i:Thought|Action|Action Input|Observation|Final Answer)\s?:\s"#),
    ]

    private static let sentenceStart = #"(?:^[\s>*#-]{0,8}|[.!?:;"'`*][\s*"'`]{0,4}|\xe2\x80[\x98-\x9f]|\xc2\xab\s?)"#
    /// "Ida, " with capitals, so that "You are right, our assistant ..." has none.
    private static let name = #"(?:(?-i:[A-Z\xc3-\xdf])[^\s,.!?]{0,30}(?:\s[^\s,.!?]{1,30}){0,3},\s)?"#
    private static let twoWords = #"(?:[^\s,.!?]{1,30}\s){0,2}"#

    /// How operators begin a bot's instructions, in the second person: in an answer it is the bot that recites them.
    ///
    /// Over bytes rather than words, since commas and capitals tell "You are Ida, our assistant" from "You are using our assistant".
    static let recitals: [(category: PhraseCategory, expression: String)] = [
        (
            .recital,
            sentenceStart + #"you(?: are|(?:'|’)re)\s"# + name + #"(?:the|an?|our)\s"# + twoWords
                + #"(?:assistant|chatbot|bot|support agent|ai|language model|virtual agent)\b"#
        ),
        (
            .recital,
            sentenceStart + #"(?:du bist|sie sind)\s"# + name + #"(?:der|die|das|eine?|unsere?)\s"# + twoWords
                + #"(?:assistent|assistentin|chatbot|bot|ki|sprachmodell)\b"#
        ),
        (
            .recital,
            sentenceStart + #"(?:eres|usted es|tu es|vous (?:e|ê)tes)\s"# + name + #"(?:el|la|una?|le|l(?:'|’)|une|notre|nuestr[oa])\s?"#
                + twoWords + #"(?:asistente|assistante?|chatbot|bot|ia|modelo de lenguaje|mod(?:e|è)le de langage)\b"#
        ),
    ]

    /// Code in a conversation with a service bot: what a database, a shell, a browser or a template engine would run.
    static let code: [(category: PhraseCategory, expression: String)] = [
        (.codeSql, #"<(?:script|iframe|object|embed|svg)[\s>/]"#),
        (.codeSql, #"<[a-z]{1,10}[^>]{0,80}\son(?:error|load|click|mouseover|focus)\s?="#),
        (.codeSql, #"javascript:|vbscript:|data:text/html|%3Cscript|document\.cookie|\balert\("#),
        (.codeSql, #"(?:\.\./){2}|\.\.\\\.\.\\|/etc/(?:passwd|shadow|hosts)|/proc/self|c:\\windows"#),
        (.codeSql, #"\{\{[^{}\n]{1,60}\}\}|\$\{(?:jndi|env|sys|[^}\n]{0,20}\()|<%[=@]|\{%\s?[a-z]"#),
        (.codeSql, #"\bunion\s{1,4}(?:all\s{1,4})?select\b"#),
        (.codeSql, #"\bselect\s{1,4}(?:\*|[a-z_.]{1,40}(?:\s{0,4},\s{0,4}[a-z_.]{1,40}){1,10}|count\(|[a-z_]{1,40}\()"#),
        (.codeSql, #"\bselect\s{1,4}[a-z_.]{1,40}\s{1,4}from\s{1,4}[a-z_.]{1,40}\s{0,4}(?:where\b|;|limit\s{1,4}\d|order by|--)"#),
        (.codeSql, #"\b(?:drop|truncate|alter)\s{1,4}(?:table|database|schema)\b|\bdelete\s{1,4}from\s{1,4}[a-z_]{1,40}\s{0,4}(?:where\b|;)|\binsert\s{1,4}into\s{1,4}[a-z_]{1,40}\s{0,4}(?:\(|values)"#),
        (.codeSql, #"['"]\s{0,4}\)?\s{0,4}(?:or|and)\s{1,4}(?:['"]?[a-z0-9]{1,10}['"]?\s{0,4}(?:=|like|>|<)|if\s?\(|\(?select|sleep|not )"#),
        (.codeSql, #"['"]\s{0,4};\s{0,4}(?:--|drop|select|insert|delete|exec)|;\s{0,4}--|['"]\s{0,4}--|\b(?:or|and)\s{1,4}1\s{0,2}=\s{0,2}1"#),
        (.codeSql, #"information_schema|\bsleep\(\d|waitfor\s{1,4}delay|\bpg_sleep|xp_cmdshell|load_file\(|into\s{1,4}outfile|benchmark\(\d"#),
        (.codeSql, #"\brm\s{1,4}-[rf]{1,2}\b|\b(?:curl|wget)\s{1,4}(?:-\S{1,20}\s{1,4}){0,4}https?:|\bchmod\s{1,4}[+0-7]|\bnc\s{1,4}-[a-z]{1,4}\b|/bin/(?:ba|z|da)?sh\b|\|\s{0,4}(?:ba)?sh\b"#),
        (.codeSql, #"[;&|`]\s{0,4}(?:ls|cat|id|whoami|uname|pwd|ping|netcat|env)\b(?:\s{1,4}[-/]|\s{0,4}[;&|`]|\s{0,4}$)|\$\([a-z]{1,20}[^)\n]{0,60}\)"#),
        (.codeSql, #"\b(?:system|popen|shell_exec|passthru|eval|exec|execfile)\s?\(\s?["'`$(]|__import__|\bos\.(?:system|popen|environ|remove)|\bsubprocess\.|child_process|base64\s{1,4}-d"#),
        (.codeSql, #"\b(?:powershell|cmd)(?:\.exe)?\s{1,4}[-/][a-z]{1,4}|invoke-(?:expression|webrequest)|\bnet user\b"#),
    ]
}
