/// Customers who write in German, Spanish or French; the bot answers in kind.
extension Dialogue {
    /// By language: German, Spanish, French.
    static let otherLanguages: [[Dialogue]] = [german, spanish, french]

    private static let german: [Dialogue] = [
        Dialogue(
            "de_order",
            """
            U [Hallo|Guten Tag|Moin|Servus|Grüß Gott][,| zusammen,] [[wo bleibt|wo ist] [meine Bestellung|die Bestellung|das Paket zu]|was ist mit [meiner Bestellung|der Bestellung|dem Paket zu]] $order[?|? Ich warte seit <3-12> Tagen.|, bestellt vor <4-14> Tagen?]
            T lookup_order {"order":"$order"} => {"order":"$order","status":"in transit","carrier":"$carrier"}
            B [Ich habe nachgesehen|Gern|Moment bitte]: [Die Bestellung $order ist unterwegs|Ihr Paket ist seit <2-4> Tagen unterwegs|$order wurde übergeben]. [Die Sendungsnummer lautet $tracking.|Sie sollte in <2-4> Tagen da sein.]
            U60 [Kommt es|Klappt das|Schafft ihr das] noch [diese Woche|vor dem <10-28>. März|bis übermorgen]? [Ich brauche es für den Urlaub.|Es ist ein Geschenk.|Wir fahren bald los.|]
            B [Das sollte klappen|Sehr wahrscheinlich ja|Versprechen kann ich es nicht, aber es sieht gut aus]. [Kann ich sonst noch helfen?|]
            U50 [Und kann|Könnte] der Fahrer es [beim Nachbarn|in der Garage|im Laden nebenan|in der $street] [abgeben|lassen]?
            B [Ja, das stellen Sie mit $tracking ein|Ich habe es vermerkt|Ja, bitte bis zum Vorabend angeben].
            U70 [Danke|Vielen Dank|Super, danke|Alles klar, danke schön][!|, schönen Tag noch|. Tschüss]
            B [Sehr gern!|Gerne, schönen Tag!|Gute Fahrt!]
            """),
        Dialogue(
            "de_return",
            """
            U [Hallo|Guten Morgen|Hi], [ich möchte|ich will|kann ich] [den Artikel|die Jacke|das Teil] $article [zurückgeben|umtauschen|zurückschicken][, ist zu klein|, passt leider nicht|, gefällt mir nicht][.|?]
            B [Natürlich|Kein Problem]. [Wie lautet die Bestellnummer?|Welche Bestellung ist es?]
            U [Das ist|Es ist|Nummer] $order[, gekauft vor <3-20> Tagen|, Größe $size|, noch original verpackt].
            B [Der Rücksendeschein ist unterwegs|Sie bekommen gleich eine E-Mail|Ich habe Ihnen den Schein geschickt]. [Die Rückgabe ist kostenlos.|Bitte innerhalb von <10-30> Tagen abgeben.]
            U60 [Und wann|Wie schnell|Bis wann] [bekomme ich|kommt] [mein Geld|das Geld|die Erstattung][ zurück|]?
            B [In der Regel nach <3-7> Werktagen|Sobald es bei uns ist, dauert es <2-5> Tage].
            U50 [Gibt es das|Habt ihr das] auch in [Größe $size2|Schwarz|Grün|Blau]?
            B [Ja, noch <2-15> Stück|Leider erst in <2-5> Wochen wieder|Ja, soll ich es zurücklegen?]
            """),
        Dialogue(
            "de_workshop",
            """
            U [Hallo|Guten Tag|Moin moin], [mein Rad macht Geräusche|die Bremse quietscht|die Schaltung springt|der Akku lädt nicht mehr] seit [gestern|der letzten Tour|<2-9> Tagen]. [Habt ihr einen Termin|Wann kann ich vorbeikommen|Was kostet das]?
            B [Der nächste freie Termin ist in <2-6> Tagen|Eine Inspektion kostet ab <59-99> Euro|Gern]. [Passt Ihnen <9-16> Uhr?|Welches Modell ist es?]
            U65 [Ja, passt|Geht auch|Lieber] [um <9-17> Uhr|nachmittags|am Freitag|morgens vor der Arbeit][?|. Es ist ein $bike.|, danke]
            B [Ist eingetragen|Notiert|Abgemacht]. [Bitte das Schloss mitbringen.|Sie bekommen eine Bestätigung.]
            U45 [Wie lange|Ungefähr wie lange] [dauert das|braucht ihr]? [Ich brauche das Rad täglich.|Habt ihr ein Leihrad?|]
            B [Meist einen Tag|Bis zum Abend, wenn die Teile da sind|Leihräder gibt es für <8-15> Euro am Tag].
            """),
    ]

    private static let spanish: [Dialogue] = [
        Dialogue(
            "es_order",
            """
            U [Hola|Buenos días|Buenas tardes|Hola, buenas], [¿dónde está|¿qué pasa con|¿hay noticias de] mi pedido $order? [Lo espero desde hace <3-12> días.|Lo compré hace <4-15> días.|Es un regalo.]
            T lookup_order {"order":"$order"} => {"order":"$order","status":"in transit","carrier":"$carrier"}
            B [Lo he comprobado|Claro|Un momento]: [su pedido $order está en camino|el paquete salió hace <2-4> días]. [El número de seguimiento es $tracking.|Debería llegar en <2-4> días.]
            U60 [¿Llega|¿Puede llegar|¿Cree que llegará] antes del <8-28> de marzo? [Lo necesito para un viaje.|Salimos pronto de vacaciones.|]
            B [Es muy probable|Creo que sí|No puedo prometerlo, pero parece que sí]. [¿Algo más?|]
            U55 [¿Puedo|¿Se puede] [cambiar la dirección|recogerlo en una tienda|pedir que lo dejen con el vecino] [todavía|aún|hoy]?
            B [Sí, con el número $tracking en la página del transportista|Ya lo he anotado|Sí, hasta la noche anterior].
            U65 [Muchas gracias|Gracias|Perfecto, gracias][!|, adiós|, muy amable]
            B [¡De nada!|¡Con mucho gusto!|¡Buen viaje!]
            """),
        Dialogue(
            "es_product",
            """
            U [Hola|Buenas], [busco|necesito|quiero] una bicicleta [|ligera |sencilla |robusta ]para [el invierno|ir al trabajo|un viaje largo|mi [hija|hijo|pareja]][, hasta <60-800> euros|, que sea ligera|][.|, ¿qué recomienda?]
            B [Le recomiendo|Muchos clientes eligen|Mire] el modelo $bike[, hay oferta de $coupon|]. [¿Qué talla usa?|¿Para qué distancia?|]
            U65 [Mido <155-195> cm|Uso la talla <50-60>|Unos <10-80> km por semana|Normalmente una <26-29>][, más o menos|, creo|].
            B Entonces [la talla <50-60>|ese modelo|el $bike] [le irá bien|es lo mejor]. [Tiene dos años de garantía.|Hay <2-14> en el almacén.]
            U50 [¿Lo tienen|¿Existe] en [negro|verde|azul|otro color]? [¿Y cuánto cuesta el envío a $city?|]
            B [Sí, en <2-5> colores|Solo en negro por ahora|El envío cuesta $price2].
            """),
    ]

    private static let french: [Dialogue] = [
        Dialogue(
            "fr_order",
            """
            U [Bonjour|Bonsoir|Salut], [où est|où en est|avez-vous des nouvelles de] ma commande $order[ ?| ? J'attends depuis <3-12> jours.|, passée il y a <4-15> jours ?| ? C'est un cadeau.]
            T lookup_order {"order":"$order"} => {"order":"$order","status":"in transit","carrier":"$carrier"}
            B [J'ai vérifié|Bien sûr|Un instant] : [la commande $order est en route|le colis est parti il y a <2-4> jours]. [Le numéro de suivi est $tracking.|Elle devrait arriver dans <2-4> jours.]
            U60 [Est-ce qu'elle arrivera|Arrivera-t-elle|Vous pensez qu'elle arrive] avant le <8-28> mars ? [C'est pour un voyage.|Nous partons bientôt.|]
            B [C'est très probable|Je pense que oui|Je ne peux pas le promettre]. [Autre chose ?|]
            U50 [Peut-on|Puis-je] [changer l'adresse|le faire livrer au travail|le récupérer en magasin] [encore|aujourd'hui|à $city] ?
            B [Oui, sur la page du transporteur avec $tracking|C'est noté|Oui, jusqu'à la veille].
            U65 [Merci beaucoup|Merci|Parfait, merci][ !|, bonne journée|, au revoir]
            B [Je vous en prie !|Avec plaisir !|Bonne route !]
            """),
        Dialogue(
            "fr_return",
            """
            U [Bonjour|Bonsoir], je [voudrais|souhaite] [renvoyer|échanger|retourner] l'article $article[, trop petit|, trop grand|, il ne me plaît pas|, il est abîmé].
            B [Pas de problème|Bien sûr]. [Quel est le numéro de commande ?|De quelle commande s'agit-il ?]
            U [C'est la|Commande|Numéro] $order[, taille $size|, achetée il y a <3-20> jours|, jamais porté].
            B [L'étiquette de retour vient de partir|Vous recevez un e-mail]. [Le retour est gratuit.|Vous avez <10-30> jours.]
            U55 [Et quand|Dans combien de temps] [serai-je remboursé|vais-je recevoir l'argent] ?
            B [Dans les <3-7> jours ouvrables|Dès réception, comptez <2-5> jours].
            U45 [L'avez-vous|Existe-t-il] en [taille $size2|noir|vert|bleu] ? [Je voudrais plutôt échanger.|]
            B [Oui, il en reste <2-12>|Pas avant <2-5> semaines, désolé|Oui, je vous le réserve].
            """),
    ]
}
