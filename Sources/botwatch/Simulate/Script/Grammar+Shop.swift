/// The sentence parts that the shop's scripts share.
extension Grammar {
    /// Greetings, thanks, reasons and the like.
    static let shop = Grammar([
        "hi": "[Hi|Hello|Hey|Good morning|Good afternoon|Hi there|Hello there|Hey there|Morning|Hiya|Dear team|Hello Fernweh team]",
        "start": "[@hi, |@hi! |@hi. |||||@hi - ]",
        "further": "[And |Also, |One more thing: |Another question: |By the way, |While I'm here: |Now something else: |||]",
        "please": "[please|pls|if possible|if you can|when you have a moment]",
        "ask": "[Can you tell me|Could you tell me|Do you know|I'd like to know|I wanted to ask|Could you check|Can you check|"
            + "Would you mind checking|I need to know|Please tell me|Any idea|Just wondering]",
        "can": "[can I|could I|may I|am I able to|is it possible to|would it be possible to|is there a way to]",
        "want": "[I want to|I'd like to|I need to|I would like to|I have to|I'm trying to|I was hoping to|I was going to]",
        "ok": "[Ok|Okay|Alright|All right|Fine|Good|Right|I see|Got it|Understood|Makes sense|Ah ok|Ah, I see|Hm, ok]",
        "thx": "[thanks|thank you|many thanks|thx|thanks a lot|thank you very much|cheers|great, thanks|perfect, thanks]",
        "sure": "[Sure|Of course|Certainly|Happy to help|Gladly|No problem|Let me check|One moment|I'll look that up|Absolutely]",
        "sorry": "[I'm sorry about that|Sorry to hear that|My apologies|I apologise for the trouble|That shouldn't have happened, sorry|"
            + "I understand that this is annoying|I'm sorry for the inconvenience]",
        "looked": "[I've looked it up|I've checked|I had a look|According to our system|From what I can see here|I found it]",
        "else": "[Is there anything else?|Anything else I can do for you?|Can I help with anything else?|Do you need anything else?|"
            + "What else can I do for you?||||]",
        "soon": "[today|tomorrow|by $weekday|within two days|in <2-5> working days|before the weekend|by the end of the week|this week]",
        "since": "[since $weekday|for <2-9> days|for a week now|since $day|for ages|for almost two weeks|for over a week]",
        "buy": "[bought|ordered|got|purchased|picked]",
        "when": "[on $day|last $weekday|on $weekday|<2-6> days ago|a week ago|about two weeks ago|last month|on $day or so]",
        "why": "[for a trip to $country|for a tour next month|as a present for my [sister|brother|father|partner|mum|colleague|daughter|son]|"
            + "for my way to work|because my old one broke|for the weekend|for a birthday on $day2|for a holiday in $country|"
            + "since we leave on $day2|for my [wife|husband|flatmate|neighbour]]",
        "mood": "[to be honest|honestly|frankly|I must say|by the way|just so you know|to be fair]",
        "no": "[No|Nope|No, that's all|Not right now|No, that was it|No, I think that's everything|Nothing else]",
        "yes": "[Yes|Yes please|Yep|Sure|Yes, that's right|Correct|Exactly|Yes, do that|That's right|Yeah|Please do]",
    ])
}
