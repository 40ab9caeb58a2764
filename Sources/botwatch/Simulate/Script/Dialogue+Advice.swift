/// Talks before the purchase, and about the shop itself.
extension Dialogue {
    /// Before the purchase, and matters of the shop itself.
    static let advice: [Dialogue] = [
        Dialogue(
            "sizing",
            """
            U $start[which size of the $wear do I need|what size should I take for the $wear|does the $wear run small|how does the $wear fit|is the $wear cut wide][?| if I'm <155-199> cm?|? I wear $size usually.| at <155-199> cm and <50-105> kg?]
            B [It runs true to size|It's cut a bit narrow|The size guide says]: [most people with your height take $size|between two sizes take the larger one|chest and arm length decide]. [What do you usually wear?|]
            U55 [Usually|Mostly|With other brands] [$size|$size2|between $size and $size2][, but I like it loose|, rather slim|. In your shop I @buy $size last time.|, depends on the cut.]
            B Then [I'd take $size|$size should be right|go for $size2]. [You can return it free of charge.|Nine of ten customers keep that one.|]
            U45 [And the|What about the|How about the] [$wear2|$wear2 in $color], [same size|is it the same there|does that run small too]?
            B [That one is cut wider|There $size fits from <155-170> to <171-190> cm|For that one please measure the inside leg].
            U40 [Is|Do you have] [$size|$size2|it] in $color [in stock|there too|left]?
            T check_stock {"article":"$article","size":"$size"} => {"article":"$article","in_stock":true,"count":<1-25>}
            B [Yes, <2-19> pieces|We have a few left|Yes]: [it ships @soon|ordered now it leaves on $weekday].
            """),
        Dialogue(
            "product_advice",
            """
            U $start[I'm looking for|I need|can you recommend|what would you take:|I'm searching] a [|good |light |simple |sturdy ]$thing [@why|for long tours|for rain and cold|for <10-30> km to work|that lasts|under <60-900> euros][.|?| - any tips?|. I was looking at the $product.]
            T search_products {"query":"$product","limit":5} => {"hits":<3-24>,"first":"$product","second":"$product2"}
            B [For that I'd look at|Many customers take|I'd suggest] the $product or the $product2. [What is your budget?|How often will you use it?|Is weight important to you?|]
            U65 [About|Around|Not more than|Up to] <40-900> euros[. | and ][weight isn't that important|it should be light|I ride every day|only at weekends|it should last some years]
            B Then [the $product is the better one|take the $product2|I'd go for the $product]: [it's lighter by <100-900> grams|every part of it can be replaced|it lasts for years|it has the longer warranty|customers rate it <4-5> out of 5]. [It costs $price.|]
            U55 [What's the difference [between it and the $product2|to last year's]|How does it compare [to the $product2|to the one at $price2]|Why not [the cheaper one|the $product2]][?|, really?]
            B [Mostly the material|The material and the weight|Weight and finish|How long it lasts]: [the cheaper one needs more care|the other is <100-600> grams heavier|last year's is the same apart from the colour].
            U45 [Does it|Will it|Do you think it will] [fit|go with|work with] [a $bike|my $bike from <2015-2024>|the $product2|my rack]?
            B [Yes, with the adapter for $price2|It does, no tools needed|If yours is the standard size, yes].
            U30 Do you have [reviews|test results|photos|a video|a list of parts] [of it in $color|for the $product|of that one|of the $product2 too]?
            B [On the product page, <12-240> of them|Yes, further down on its page|There's one of about <3-8> minutes]. @else
            U25 [Do you match prices|Do you give a discount on two|Can you go down a bit|Do you have it used]? [I saw it for $price elsewhere.|I've got $price left.|]
            B [For two pieces I can give you $coupon|We match offers of shops here if it's in stock there|Used ones come in from time to time].
            """),
        Dialogue(
            "opening_hours",
            """
            U $start[when are you open|what are your opening hours|are you open|until when are you open] [on $weekday|today|next week|on the holiday|in $city][?|??| please?|. I want to come by @why.]
            B [The shop is open|We're open] from ten to [six|seven], on Saturday until four. [On Sunday we're closed.|The workshop opens at eight.|]
            U50 [Do I need|Should I make|Is it necessary to make] an appointment for [the workshop|a fitting|a test ride on the $bike|an inspection][?| on $weekday?]
            B [For the workshop yes|A short call is enough|Best on $weekday]: [the next free time is $weekday at <8-17>|I can book $weekday, <8-17> o'clock for you].
            U45 [@yes, $weekday is good|Then $weekday, please|Can we make it $weekday2 instead|Hm, later than <14-17> would be better]
            T book_workshop {"day":"$weekday"} => {"day":"$weekday","confirmed":true,"number":"$article"}
            B [It's booked|I've put you down|Noted], [number $article|for $last]. [Please bring the $bike without bags.|You get a reminder the day before.|]
            U30 [Is there|Do you have|Where is] [parking|a car park nearby|a place to lock the bike|the tram stop]?
            B [Behind the house, the first hour is free|In front of the shop|Two minutes on foot, $street]. @else
            """),
        Dialogue(
            "newsletter",
            """
            U $start[please take me off|how do I unsubscribe from|I don't want|stop sending me|I still get] [your newsletter|your mails|the advertising][.|!|, I unsubscribed @when.|. It comes to $email.|? There are <2-6> a week.]
            B [I can do that for you|Sure|That's quickly done]. [Which address is it|To which address do they come|May I have the address]?
            U [$email|It's $email|The one of my account: $email|To $email[, I think|]]
            T unsubscribe {"list":"news"} => {"ok":true,"effective":"$day2"}
            B [You're off the list|Done|I've taken it off]. [One that is being sent may still arrive.|Mails about your orders still come.|]
            U40 [Does that|Will that] [delete my account|affect order $order|cost me my points|stop the mails about my orders] [too|as well]?
            B [No, only the advertising stops|No, everything else stays|The account and your <20-900> points stay].
            U30 [And can you|Could you also] [delete my phone number|remove the birthday|tell me what data you have about me|change the name to $last]?
            B [That's removed now|You can download all of it under "my data"|I've passed that on; the answer takes up to <10-30> days].
            """),
        Dialogue(
            "job_question",
            """
            U $start[are you hiring|do you have jobs|I saw your ad for a [mechanic|sales assistant|courier|student job]|do you take trainees] [in $city|from $day2 on|for the summer|part time]?[ I've worked <2-12> years with bikes.|]
            B [Yes, we're looking for mechanics and for help in the warehouse|All open positions are on our jobs page|In $city we look for one person at present].
            U60 [What do I need|Which papers do you want|Do I need a licence|Is experience needed] [to apply|for that|for the $city job]? [I'm a trained [cook|carpenter|fitter].|I'm still at school.|]
            B [A short letter and your CV are enough|No licence needed|Some experience with the $part is nice, not needed], [please by $day2|best by e-mail].
            U45 [How many hours|What are the working hours|What's the pay|When would it start][?| - I could do <10-38> a week.| for the job in $city?]
            B [Between <10-20> and <30-38> a week|It starts on $day2 or when you can|My colleague $otherName tells you that in the first talk].
            """),
        Dialogue(
            "account_login",
            """
            U $start[I can't log in|the password reset [doesn't come|link is dead]|my account [is locked|is gone|has been empty]] @since[.| on my phone.|, and I want to order the $product|. Address is $email]
            B @sorry. [I've sent a new link|Please use "forgot password"|I can send you a fresh link]. [It's valid for <10-60> minutes.|Shall I?|]
            U55 [Nothing in the mailbox|It hasn't come yet|I get "link expired"|It says the address is unknown][, also not in spam|, for <5-40> minutes now|. I @buy as a guest @when, maybe that's it|?]
            B [Then the account runs under another address|Guests have no account|The mail provider sometimes needs a while]. [Could it be an address at work?|I've sent it again.|]
            U45 [Ah|Oh|Hm], [right, that was it|maybe the one of my [wife|husband]|I used my work address|now it came], [sorry|@thx|that explains it][.|!]
            B [Glad that's solved|No problem at all|Good to hear]. @else
            U25 [How do I|Where can I|Can I] [change the address|merge both accounts|switch on the second factor|see my <2-30> old orders]?
            B [Under "my account", "security"|In the profile, at the top|I can merge them for you by tomorrow].
            """),
        Dialogue(
            "repair_howto",
            """
            U $start[how do I|@ask how I|what's the best way to] [clean|adjust|mount|look after|repair] [the $part|the $part of my $bike|my $product][?| - is there a manual?|? Never did that before.| after winter?]
            B [First take the weight off it|You need a <3-6> mm Allen key|It takes about <10-45> minutes]: [loosen the bolt, move it a little and tighten it with <4-12> Nm|wipe it with a damp cloth, let it dry, then one drop of oil a link|follow the drawing in the booklet, page <4-30>].
            U60 [The bolt|The screw|My $part|It] [won't move|is stuck|turns without end|squeaks afterwards|sits at an angle][, what now?|. Too tight?|. Did I break it?| after all that.]
            B [A drop of oil and <10-30> minutes of patience|Then the thread needs grease|Please don't force it], [or bring it to the workshop|it's a matter of half a turn|a photo would help me].
            U45 [Which|What] [oil|grease|tool|key] [do you recommend|would you take|is right for it]? [I only have the one from the car.|The one from the hardware store?|]
            B [Any chain oil without acid|Our tool set has all of them|A torque wrench from <2-20> Nm], [we have it for $price2|you'll find it under article $article].
            U30 [Nice|Good|Great], [it works|that did it|it's running again|no noise any more][!|, @thx|. Took me <15-90> minutes]
            B [Well done!|Glad to hear that.|Have a good ride.] @else
            """),
        Dialogue(
            "coupon",
            """
            U $start[code $coupon|my voucher $coupon|the discount $coupon from the newsletter] [doesn't work|is not accepted|gives an error|was not taken off][.| for the $product.|! It should be valid until $day2.|, why?|?]
            B [That code is valid|It's for orders|The $coupon is valid] [from <40-90> euros on|for full prices only|once a customer]. [What's in your basket?|]
            U60 [The $product|The $product and the $wear|Only the $product2][, together $price|, $price|. That's $price, so it should work]
            T check_coupon {"code":"$coupon"} => {"code":"$coupon","valid":true,"minimum":<40-90>}
            B [The $product is reduced already|With shipping left out it's just below|I see it now], [so the code can't be used on it|I've taken $price2 off by hand|please try again in <2-9> minutes].
            U40 [That's a pity|Not very clear from the mail|Then I'll take one more $part|Can you make an exception][.|?|, @mood.]
            B [I've put $price2 on your account, just this once|I'll pass that on|I understand, the mail could be clearer]. @else
            """),
    ]

    /// What chatty customers bring up.
    static let smallTalk: [Dialogue] = [
        Dialogue(
            "smalltalk",
            """
            U [How is the weather in $city|Nice weather for a ride in $city|Busy day|You're quick today|It's raining in $city again|Are you having a good $weekday][?|!|, isn't it?|]
            B [I don't get out much, but I hope it's good for cycling!|Thank you, yes.|I hope you get out on your bike.|A good day to oil the chain.]
            U50 [I'm off to $country @soon|My [daughter|son|dog] wants a bike now too|We did <20-140> km on $weekday|I used to race, <5-35> years ago][, haha|!|, @mood.|. The $bike was a dream.]
            B [That sounds wonderful!|Have a great ride.|Impressive!] [Tell me if you need anything for it.|]
            """),
        Dialogue(
            "praise",
            """
            U [By the way, |@mood, |Just wanted to say: ][the $product is great|your workshop did a fine job on $weekday|the $bike still runs after <3000-22000> km|the packaging without plastic is nice|last order came after <1-2> days, wow][!|.| :)]
            B [Thank you, I'll pass that on!|We're glad to hear that.|That makes our day.]
            """),
    ]

    /// How a talk ends.
    static let closing: [Dialogue] = [
        Dialogue(
            "thanks",
            """
            U [@thx[!|.|| for your help| for the quick answer|, that's all|, bye]|@no, @thx|@ok, @thx|Great, that helps|Perfect[!|]|That's all, @thx|Super, have a nice [day|evening|week][, @thx| in $city|!|]|[@ok|Great], then I'll wait for $weekday. @thx|@thx, bye|ok bye|:) @thx]
            B [You're welcome|My pleasure|Gladly|Happy to help]! [Have a nice day.|Enjoy your ride.|Have a good day.|Until next time.|]
            """)
    ]

    /// How some talks begin.
    static let greeting = Dialogue(
        "greeting",
        """
        U [@hi|@hi!|@hi, I have a question|@hi, is anyone there?|@hi, I need help with an order|@hi, do you speak English?|@hi, quick question|@hi, it's about a $thing|@hi, it's $first again|@hi :)|Question about [my order|order $order|a $thing|the shop in $city]]
        B [Hello|Hi|Welcome to Fernweh Bikes|Good to have you here]! [How can I help?|What can I do for you?|I'm Velo, the shop's assistant. What is it about?]
        """)
}
