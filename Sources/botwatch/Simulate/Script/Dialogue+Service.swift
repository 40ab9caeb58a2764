/// Talks about what comes after the purchase.
extension Dialogue {
    /// Returns, warranty, complaints, invoices and gift cards.
    static let service: [Dialogue] = [
        Dialogue(
            "return",
            """
            U $start@want [return|send back|give back] [the $product|my $product|the $wear|my $wear][. It's too [big|small|heavy|wide].| for a refund.|, it's not what I expected|. How does that work?| that I @buy @when]
            B [@sure. |][Which order is it from|May I have the order number|What's the order number]?
            U [It's |It is |That was |Order ]$order[.|, @buy @when|, paid by card|. Never worn.|. I still have the box.]
            T create_return {"order":"$order"} => {"order":"$order","return_label":"sent","until":"$day2"}
            B [The label is on its way to your mailbox|I've sent you a label|You'll find the label in your e-mail]. [Please hand it in by $day2.|You have until $day2.] [Returns are free.|]
            U50 [I don't have the [original box|packaging|carton|bag][ any more|]|I threw away the [box|packaging|carton|bag]], [is that|would that be] [ok|a problem|fine]?
            B [Any sturdy box will do|That's fine, as long as it's protected|No problem: use another box]. [Please take off old labels.|]
            U50 [When|How fast|How soon] [will I get|do I get|can I expect] [the money|my refund|the $price][ back|, then|]?
            B [Usually|As a rule] <3-7> working days after [it's back in our warehouse|we've unpacked it], [the way you paid|to the same account].
            U40 [Can I|Could I] [[swap it|exchange it] [for another one|for one in $color|for the $product2]|get it in $color instead]?
            T check_stock {"article":"$article"} => {"article":"$article","in_stock":true,"count":<1-30>}
            B [We have that here|Yes, it's available|That one is in stock]: [I can reserve it for <2-5> days.|just order it anew, the return is refunded.|shall I put it aside for you?]
            U35 [And can I|Or can I] [[drop it off|hand it in|leave it] [at your shop|at the shop in $city]|bring it to you on $weekday]?
            B [Yes, any day from ten to six|The shop takes returns too|Gladly, please bring the number $order].
            """),
        Dialogue(
            "warranty",
            """
            U $start[[the $part of my $bike|the $part on my $bike] [broke|rattles|makes noises|stopped working|has a crack]|[my $product|my new $product|the $product from order $order] [broke|is damaged|came apart|is defective]] [after <2-20> months|@when|on a tour in $country|already][. Is that under warranty?|. What can I do?|! I'm not happy.|]
            B @sorry. [When did you buy it|Do you have the order number|Which order was it], [and what happened exactly|and may I ask how it happened]?
            U [Order |It's ]$order, [@buy @when|bought <3-22> months ago]. [It happened on a normal ride|Nothing special happened|It fell over once, at home|I was just riding to work|It was in the rain a lot][.|, @mood]
            T lookup_order {"order":"$order"} => {"order":"$order","warranty_until":"2027-0<1-9>-1<0-9>"}
            B [You're covered|That is within the two years|The warranty still runs]. [Please send a photo of it|Could you upload a picture of the damage] to the case, [then we decide within <1-4> days|and we'll replace it].
            U55 [How do I|Where do I|Where can I] [send|upload] [the photo|pictures|it]? [The link in the mail doesn't work|I only have my phone here|I can't find it][.|]
            B [On the page of your order under "report a problem"|Just answer the e-mail I've sent to you|Use the link which you get by e-mail in a minute].
            U45 [Can I|Could I] [repair|change|fix] [it|that|such a thing] [myself|on my own|at home], or [do I have to|must I] [send in the whole thing|go to a workshop|bring it to you]?
            B [It's easy to change: <10-40> minutes with an Allen key|A workshop near you can do it, we pay up to $price|If you like we send what's needed, otherwise bring it in].
            U30 [I leave for $country on $day2, will that|I need it @why, can this] [be ready|be done|work out] [in time|by then|before]?
            B [If the photo comes today, yes|I've marked the case as urgent|The part can be with you on $weekday].
            """),
        Dialogue(
            "complaint",
            """
            U $start[this is the <2-4>. time I write|I've been waiting @since|nobody answers my mails|I'm [really |quite |very |]disappointed|I'm [fed up|annoyed|losing patience]][ because of| with| about] [order $order|the $product|your delivery|the wrong $product you sent|the service in the shop in $city][!|.|!!]
            B @sorry. [May I have the order number|Let me see what went wrong|I'd like to put this right]. [What happened|Could you tell me what happened|Which order is it about]?
            U [You sent|I got|You delivered] [the wrong size|the $product2 instead of the $product|it in $color although I ordered another colour|a used one|only half of the order|it without the manual|it with a scratch]. [Order $order|Number $order|It's $order][!|.|, @buy @when.]
            T lookup_order {"order":"$order"} => {"order":"$order","items":<1-5>,"note":"picked on $weekday"}
            B [You're right|I see the mistake|That was our fault]: [the wrong box was taken|an article was mixed up on $weekday|one item is missing from the list]. [We'll send the right one today|A replacement goes out tomorrow|I can offer a replacement or a refund].
            U60 [And what do I get for|Who pays for|And] [my wasted time|the trouble|the two trips to the post office|the call I made]? [I expected more|This is not what I expect|You used to be better][.|!|, @mood.]
            B [As an apology I've added a voucher of $price2|I can take $price2 off your next order|I've noted a refund of the shipping costs], [code $coupon|it's on your account already].
            U45 [I'd rather talk to|Can I speak to|Give me|I want to speak with] [a person|a human|your manager|someone in charge|a real employee][.| please.|!| now.]
            B [My colleagues are there on weekdays from nine to five|I'll hand this over: somebody will call you on $weekday|I've opened ticket $article for the team]. [They'll have this talk in front of them.|]
            U30 [Fine|Whatever|We'll see|I hope so], [but I'll write a review|I'll wait until $weekday|otherwise I want my money back][.|!]
            B [I understand.|Thank you for your patience.|Thank you for telling us, it helps.] @else
            """),
        Dialogue(
            "invoice_copy",
            """
            U $start@can [get|have|download] [a copy of the invoice|the invoice|a proper invoice|the bill] [for order $order|of my order $order|for the $product I @buy @when][?| please?|? My tax office wants it.|? I lost it.]
            T find_invoice {"order":"$order"} => {"order":"$order","invoice":"$invoice"}
            B [@sure. |]Invoice $invoice [belongs to that order|is the one]. [Shall I send it to the address of your account|Should it go to your usual e-mail|I can send it as a PDF, is that fine]?
            U [@yes|Yes, as PDF|Yes but to $email|To $email please|@yes, to $email]
            B [It's sent|Sent|On its way]. [Please look in the spam folder too if it's not there in <2-9> minutes.|]
            U45 [Could you|Can you|Would you] [put [my company name|our VAT number|the project name $last] on it|add [my company name|our VAT number|the address $street, $city]|use another address: $street, $city]?
            B [I've issued it again with that|Yes, that's changed now|A corrected copy is on its way]. [The number stays $invoice.|]
            U30 [And the one from $day|What about the invoice for the $product2|I also need the one of last year][, is that there too?|?|.]
            B [That one is attached as well|I've added it to the same e-mail|You find all of them under "my orders"]. @else
            """),
        Dialogue(
            "gift_card",
            """
            U $start[do you sell gift cards|@want buy a gift card|my gift card doesn't work|how long is a gift card valid|@can pay with two gift cards][?| - @why| of <20-150> euros| @please|, the code starts with $coupon]
            B [Gift cards come|We have them|They come] [as a PDF at once or by post in <2-4> days|from 20 to 500 euros, by e-mail or as a card], [valid for three years|and they never lose value]. [How can I help with yours?|]
            U55 [And if|What if|What happens when] [the order is cheaper|it's more than the card|I send something back I paid with it|the card is lost][?|??]
            B [The rest stays on the card|You pay the difference another way|The money goes back on the card|We can block it and send a new one].
            U45 [Can I|Could I] [write|add|put] [a greeting|a text|a name] [on it|for $otherName|in it][?| and have it sent to $city?]
            B [Yes, up to 200 letters|There's a field for that in the basket|Yes, and you choose one of <4-9> pictures].
            U40 [It says|The shop says|I only get] ["code unknown"|"already used"|error <100-499>] [when I type it|at checkout|for the $product][, what now?|.|!]
            B [Please leave out the dashes|Zero and the letter O are easily mixed up|I see <5-95> euros left on it], [then it should work|please try again]. @else
            """),
    ]
}
