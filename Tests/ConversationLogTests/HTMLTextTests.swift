import ConversationLog
import Testing

/// Through the format that reads HTML, since the reading of it has no door of its own.
@Suite struct HTMLTextTests {
    /// The text that a body becomes; nil when it says nothing.
    private func text(_ html: String) -> String? {
        let body = html.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        let line = #"{"type":"conversation","id":"1","source":{"body":"\#(body)","author":{"type":"user","id":"81"}},"conversation_parts":{}}"#
        return items(line, choice: .named("intercom")).messages.first?.text
    }

    @Test(arguments: [
        ("<p>Hi</p>", "Hi"), ("Hi", "Hi"), ("<p>a</p><p>b</p>", "a\n\nb"), ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"), ("<div>a</div><div>b</div>", "a\nb"),
        ("<p>a <b>b</b><i>c</i>  d\n e</p>", "a bc d e"), ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"), ("a<br><br><br><br>b", "a\n\nb"),
    ]) func `markup becomes lines and blanks`(_ html: String, _ expected: String) {
        #expect(text(html) == expected)
    }

    // The code points are those of the HTML standard's list of named character references.
    @Test(arguments: [
        ("&lt;b&gt; &amp; &quot;c&quot;", "<b> & \"c\""), ("it&#39;s &#x2019;", "it's \u{2019}"), ("a&nbsp;b", "a b"), ("&euro;5&hellip;", "\u{20AC}5\u{2026}"),
        ("&amp;lt;", "&lt;"), ("AT&T", "AT&T"), ("&unknown; &", "&unknown; &"), ("&#xD800;&#0;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&#x1F600;", "\u{1F600}"),
        ("&#27;[2J", "\u{FFFD}[2J"),
    ]) func `entities are decoded once`(_ html: String, _ expected: String) {
        #expect(text(html) == expected)
    }

    @Test(arguments: [
        (#"<a href="https://a.example/x?b=1&amp;c=2">here</a>"#, "here [https://a.example/x?b=1&c=2]"),
        (#"<a href="https://a.example">https://a.example</a>"#, "https://a.example"), (#"<a class=x HREF='https://a.example'> <b>go</b></a>!"#, "go [https://a.example]!"),
        (#"<a href=https://a.example>go"#, "go [https://a.example]"), (#"<a name="top">x</a>"#, "x"),
        (#"see <img src="https://a.example/p.png" alt="the parcel">"#, "see the parcel [https://a.example/p.png]"),
        (#"<a title="a > b" href="https://a.example">x</a>"#, "x [https://a.example]"),
    ]) func `links and pictures keep their address`(_ html: String, _ expected: String) {
        #expect(text(html) == expected)
    }

    @Test(arguments: [
        ("a<script>alert('<p>')</script>b", "ab"), ("a<style>p { color: red }</style >b", "ab"), ("a<!-- note -->b", "ab"), ("<SCRIPT src=x></SCRIPT>c", "c"),
        ("<!doctype html><p>a</p>", "a"),
    ]) func `scripts, styles and comments are left out`(_ html: String, _ expected: String) {
        #expect(text(html) == expected)
    }

    @Test(arguments: [
        ("a < b and c > d", "a < b and c > d"), ("1<2", "1<2"), ("a <", "a <"), ("<p", "<p"), ("a<!-- b", "a<!-- b"), ("a<script>b", "ab"), ("<>", "<>"),
        (#"<a href="x>go"#, "go [x]"),
    ]) func `what is no sound markup stays`(_ html: String, _ expected: String) {
        #expect(text(html) == expected)
    }

    @Test(arguments: ["<p></p>", "", " <br> ", "<script>x</script>"]) func `markup without text says nothing`(_ html: String) {
        #expect(text(html) == nil)
    }

    /// Each of these took quadratic time in a reader that looks for every end anew: hours at this length.
    @Test(.timeLimit(.minutes(1)), arguments: ["<a", "<!--", "<script>", #"<a =">""#, "&", "<a href='", "<style><", "</", "<b =\">' "])
    func `hostile markup takes linear time`(_ piece: String) {
        let html = String(repeating: piece, count: 400_000 / piece.utf8.count)
        _ = text(html)
        _ = text(html + ">")
    }
}
