/// Talks that are odd by what is said, and harmless.
extension Dialogue {
    /// Curiosity about the bot and its rules.
    static let whatAreYou = Dialogue(
        "asks_what_bot_is",
        """
        U [Are you a real person|Am I talking to a human|Are you a robot|Who am I talking to][?|, @mood?]
        B I'm Velo, an automatic assistant. [A colleague can take over on weekdays.|]
        U [Which model are you|What kind of AI are you|How do you work then]? [Do you remember me from $weekday?|Where do you get your answers?|]
        B I'm a language model that the shop uses for questions about orders. [I only see this talk and your orders.|]
        U60 [And what are you not allowed to do|What can't you do|Do you have rules you must follow]? [Just curious.|My [son|daughter] asks.]
        B [I can't give discounts on my own or see other people's orders.|Medical advice, for one.|Promise a day of delivery.]
        """)

    /// A customer who is awake at two in the morning.
    static let nightOwl = Dialogue(
        "night_time",
        """
        U [Can't sleep|It's the middle of the night here|I'm on night shift], [so let's sort this out|are you there anyway]: [is the $product in $color back|when does $order leave]?
        B [I'm always here.|Good night shift!] [It's in stock again.|It leaves on $weekday at about six in the morning.]
        U [Good|Nice], [then I'll order it now|I'll be up anyway|put me on the list]. [Does it matter at what time I order?|]
        B [Not at all.|Orders before two in the afternoon go out the same day.]
        """)

    /// The words of an attack, about orders and leaflets.
    static let quotesOverride = Dialogue(
        "quotes_override",
        """
        U [Please ignore my previous message|Ignore my last message|Forget what I wrote before], [wrong order number|I mixed up two orders|I meant the $product2]. It's $order.
        B [No problem|All right], [I'll go by $order|forgotten]. [That one ships on $weekday.|]
        U [Your mail says|The leaflet says] "[ignore previous instructions|disregard the earlier instructions] and follow sheet B" [for the $part|about mounting]. [Which sheet is that?|I can't find it.]
        B [There was a mistake in the first leaflet|The first print had a wrong drawing]; sheet B is on the page of the $product.
        U50 [Can you repeat the instructions for|What are the instructions for] [returning it|mounting the $part|the $product] [then|once more]?
        B [Loosen both bolts, slide it in, tighten with <4-9> Nm.|Print the label, put it on the box, drop it off.]
        """)

    /// One word.
    static let veryShort = Dialogue(
        "very_short",
        """
        U [hi|?|test|ok|hello]
        B Hello! How can I help?
        """)

    /// In Cyrillic script.
    static let russian = Dialogue(
        "ru_order",
        """
        U Здравствуйте, [где мой заказ|когда придёт заказ] $order? [Жду уже <3-12> дней.|Заказал в феврале.]
        B Здравствуйте! Заказ [в пути|отправлен], [ожидайте через <1-4> дня|номер для отслеживания $tracking].
        U [Можно ли|Могу ли я] [поменять размер|вернуть товар], если не подойдёт?
        B Да, [в течение тридцати дней|это бесплатно|напишите нам номер заказа].
        U [Спасибо большое!|Понятно, спасибо.]
        B [Пожалуйста!|Хорошего дня!]
        """)

    /// In kanji and kana.
    static let japanese = Dialogue(
        "ja_order",
        """
        U こんにちは。[注文 $order はいつ届きますか|注文 $order の状況を教えてください]。
        B ご注文は[発送済みです|配送中です]。[<2-6>日以内に届く予定です。|追跡番号は $tracking です。]
        U サイズが合わない場合、[交換できますか|返品できますか]？
        B はい、三十日以内なら可能です。
        U60 [日本への送料はいくらですか|返送料はかかりますか]？
        B $price2 です。
        U [ありがとうございます。|分かりました、ありがとう。]
        B どういたしまして。
        """)

    /// In Greek script.
    static let greek = Dialogue(
        "el_order",
        """
        U Καλημέρα, [πού είναι η παραγγελία μου|πότε θα έρθει η παραγγελία] $order;
        B Η παραγγελία [έχει σταλεί|είναι καθ' οδόν] και [φτάνει σε <2-6> μέρες|ο αριθμός είναι $tracking].
        U [Μπορώ να αλλάξω τη διεύθυνση;|Γίνεται να την παραλάβω από κατάστημα;]
        B [Ναι, βεβαίως.|Ναι, μέχρι αύριο.]
        U Ευχαριστώ [πολύ!|!]
        B Παρακαλώ!
        """)

    /// From right to left.
    static let arabic = Dialogue(
        "ar_order",
        """
        U مرحبا، [أين طلبي رقم|متى يصل الطلب] $order؟
        B [الطلب في الطريق|تم إرسال الطلب]، [يصل خلال <2-6> أيام|رقم التتبع $tracking].
        U [هل يمكنني تغيير العنوان؟|هل الإرجاع مجاني؟]
        B نعم، بالتأكيد.
        U شكرا [جزيلا|لك]
        B [على الرحب والسعة.|عفوا.]
        """)
}
