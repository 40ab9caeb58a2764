/// Talks about an order that is under way.
extension Dialogue {
    /// Status, address, cancelling, paying and shipping abroad.
    static let orders: [Dialogue] = [
        Dialogue(
            "order_status",
            """
            U $start[[where is|what's happening with|what about|is there any news on] [my |the |]order [$order|number $order|no. $order]|@ask where [my |the |]order $order is][?|, please?|? I @buy it @when.|? It's @why.|? I've been waiting @since.]
            T lookup_order {"order":"$order"} => {"order":"$order","status":"in transit","carrier":"$carrier","handed_over":"$day"}
            B [@sure. |@looked: |]Order $order [left our warehouse on|was handed to $carrier on|has been on its way since] $day[ and should reach you @soon| and is expected @soon|. Delivery is planned for $weekday|]. [The tracking number is $tracking.|You can follow it with $tracking.|]
            U55 [And why|Why] [does the tracking|does $tracking|does the carrier's page|does your page] [still |]say ["in preparation"|"label created"|nothing new @since|it's in $city|that it was returned|"delayed"][?|??| then?]
            B [That status|The carrier's page|This] [is updated with a delay|usually changes overnight|lags behind by about a day]. [The parcel was scanned in $city [this morning|last night|on $weekday].|Our own record says it reached the depot in $city.|If it still says so on $weekday, we'll open a search for it.]
            U50 [Will it|Do you think it will|Is it going to] [come|arrive|get here|be delivered] [before $weekday|by $weekday|before $day2|before I leave on $day2|while I'm at home]?[ I need it @why.| It's @why.|]
            B [Most likely, yes|I can't promise it, but it looks good|It should]: [parcels from that depot take <1-3> days|$carrier delivers to $city every day|the next step is $weekday]. @else
            U35 [I won't be|Nobody is|We're not] [home|in|there] on $weekday, [can they|could $carrier|can the driver] [leave it|drop it|put it] [with the neighbours|in the garage|behind the house|at a pick-up shop|next door at $street]?
            B [Yes: |Certainly. |]You can [set that on the carrier's page with $tracking|tell $carrier where to leave it until the evening before|choose a neighbour or a shop on the tracking page]. [I've added a note to the order.|]
            U30 [And what if|What happens if|What do we do if] [it gets lost|it doesn't show up|they bring it back|it's damaged|it isn't here][ by $weekday| again|, like last time|]?
            B Then [we send a new one at no cost|you choose between a replacement and your money back|we start a search, which takes <3-8> working days]. [You won't have to pay for anything.|]
            """),
        Dialogue(
            "change_address",
            """
            U $start@want change the [delivery |shipping |]address [of|for|on] [order |my order |]$order[. I moved @when.| @please.|, I typed the old one.|. We won't be at home.|]
            B [@sure. |]What is the new address[, please]?
            U [It's |It is |New one: |Please send it to |]$street, $zip $city[.|, thanks|, c/o $last| please|. The name on the bell is $last.]
            T update_order {"order":"$order","zip":"$zip"} => {"order":"$order","changed":true,"ships":"$weekday"}
            B [Done|I've changed it|Saved|All set]: order $order [now goes to|will be sent to] $street, $zip $city. [It ships on $weekday.|You'll get an e-mail about it.|]
            U45 [Does that|Will this|Is that going to] [change|affect|delay] the [delivery date|day of delivery|shipping costs|invoice]?
            B [No, that stays as it was.|The date stays: $weekday.|Within the country it doesn't.|The invoice keeps the billing address, only the parcel goes elsewhere.]
            U35 [Can you also|And please|Also please] [use it|save it|keep it] [for future orders|in my account|from now on]
            B [I've stored it in your account|It's your standard address now|Saved for future orders too]. @else
            U30 [And the|What about the] [billing address|invoice address|address of the invoice], [can that stay|does that change|should be the old one in $city][?|.]
            B [That one is unchanged|The invoice address stays the one in $city|I haven't touched that one].
            """),
        Dialogue(
            "cancel_order",
            """
            U $start@can cancel [order $order|my order $order|the $product from order $order][?| please?|? I [@buy the wrong one|found it in a shop here|don't need it any more|ordered it twice].]
            T lookup_order {"order":"$order"} => {"order":"$order","status":"packed","cancellable":true}
            B [@sure. |]It [has not left yet|is packed but still here|hasn't been handed to $carrier], so [yes, I can cancel it|that works]. [Shall I|Do you want me to] [cancel it|go ahead]?
            U @yes[|, the whole order|, but only the $product|.|, @thx|. When do I get the money back?]
            T cancel_order {"order":"$order"} => {"order":"$order","cancelled":true,"refund":"$price"}
            B [It's cancelled|Done|Cancelled]. [The $price|Your money] [will be back|is refunded] [on the account you paid with|the way you paid] in <2-6> working days.
            U40 [Can I keep|And what about|What happens to] the [discount|code $coupon|voucher I used|free shipping][ then|][?|, will it work again?]
            B [It becomes valid again tomorrow|$coupon can be used once more|The voucher is put back on your account], [no need to do anything|until the end of the month].
            U35 [If I order|Suppose I order|If I buy] the $product2 [instead|now], [does it ship|would it come|is it in stock] [by $weekday|this week|in $color]?
            T check_stock {"article":"$article"} => {"article":"$article","in_stock":true,"count":<2-40>}
            B [Yes, it's in stock|We have it here|It's available]: ordered before two o'clock it [leaves on $weekday|goes out the same day].
            """),
        Dialogue(
            "payment_trouble",
            """
            U $start[my card was declined|the payment [fails|doesn't go through|was rejected]|I can't pay|checkout [hangs|shows an error]|it won't take my card] [when I try to order|at the last step for|for] the $product[. What now?|, why?|. Tried <2-5> times.| - any idea?|]
            B @sorry. [Which way of paying did you choose|How did you try to pay|Was that by card, transfer or wallet]?
            U [By |With |][credit card|debit card|the wallet on my phone|bank transfer|the instalment thing|my company card]. [It says error <101-599>|It asks for a code that never comes|It just goes back to the basket|The page turns white|Nothing happens after the code][.|]
            B [That usually means|In most cases] [the bank didn't confirm it in time|the code timed out|the billing address differs from the one the bank has]. [Please try once more in a private window.|Could you try another way of paying?|Has anything been charged?]
            U60 [Tried that|Did that|Just tried it], [same result|same error|no luck|still the same][.|. There's even a pending charge of $price|. I see $price reserved at my bank]
            T payment_log {"order":"$order"} => {"order":"$order","attempts":<2-5>,"captured":false}
            B [I see the attempts|Our log shows them]: nothing was taken. [A reservation disappears by itself in <3-7> days.|I've kept your basket as order $order, and you can pay it by transfer.]
            U40 [Can you|Could you] [send me a payment link|reserve the $product until $weekday|hold the price for me]? [It's @why.|]
            B [Done|Yes]: [the link is in your mailbox and works until $weekday|it's reserved until $weekday|the price of $price is noted for $order].
            """),
        Dialogue(
            "ship_abroad",
            """
            U $start[do you [ship|deliver|send parcels] to $country|@ask if you [ship|deliver] to $country|what does shipping to $country cost|I live in $country, @can order the $product]?[ It's @why.| I'm thinking of the $product.|]
            B [Yes, we ship to $country|We do|To $country it's possible]: [parcels up to <10-30> kg cost $price2|shipping is $price2 and takes <4-12> days|it takes <4-12> days with $carrier].
            U50 [And customs|What about duties|Are taxes included|Do I pay duty on top|And the tax][?| in $country?| for the $product?]
            B [Within the EU nothing is added, outside of it customs may charge duty.|Outside of the EU your customs office may charge duty, which we can't know beforehand.|The price shown at checkout includes the tax; outside of the EU duty may come on top.]
            U45 [Could you send|Do you also send|Can I get] [a whole bike|the $bike|the $product and the $wear together] [there|to $country][ too|]?
            B [Bikes go by forwarder|Large items go with the forwarder]: [$price for $country|to $country that's $price], [assembled to 90 per cent|in a box of about 150 by 80 cm].
            U30 [How long|How many days] [does it take|will that be] [to $country|in all|if I order on $weekday]?
            B [Count on|Usually] <6-16> days[ from $weekday| after payment|].
            U25 [And returns from|Can I return things from|What do returns cost from] $country?
            B [The label is on you|You pay the parcel, we refund the goods|There's a flat label for $price2] [from there|from $country]. @else
            """),
    ]
}
