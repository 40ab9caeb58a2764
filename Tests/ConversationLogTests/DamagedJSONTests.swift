import ConversationLog
import Testing

/// What becomes of lines that strict JSON refuses: the contract of DESIGN ("repaired once, never dropped") and of RELIABILITY, 4.
@Suite struct DamagedJSONTests {
    private func read(_ line: [UInt8], lineBytes: Int = 1 << 20) -> [ReaderItem] {
        items(line, choice: .named("generic-jsonl"), lineBytes: lineBytes)
    }

    private func read(_ line: String, lineBytes: Int = 1 << 20) -> [ReaderItem] { read(Array(line.utf8), lineBytes: lineBytes) }

    /// A line whose text is these bytes, raw.
    private func line(_ text: [UInt8]) -> [UInt8] {
        Array(#"{"session":"s","role":"user","text":""#.utf8) + text + Array(#"","model":"m"}"#.utf8)
    }

    @Test(arguments: [
        ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
        // An overlong slash, a surrogate in UTF-8, a sequence without its end: the replacement of maximal subparts, Unicode 15, 3.9.
        ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xE2, 0x82], "\u{FFFD}"),
        ([0x61, 0x00, 0x62], "a\0b"), ([0x1B, 0x5B, 0x33, 0x31, 0x6D], "\u{1B}[31m"), ([0x61, 0x09, 0x62], "a\tb"),
        ([0x5C, 0x6E, 0x01], "\n\u{01}"), ([0x5C, 0x5C, 0x02], "\\\u{02}"),
    ] as [([UInt8], String)]) func `bad bytes in a text are mended and marked`(_ raw: [UInt8], _ text: String) {
        let read = read(line(raw))
        #expect(read.messages.map(\.text) == [text])
        #expect(read.messages.map(\.marks) == [.repaired])
        #expect(read.messages.first?.session == "s")
    }

    @Test(arguments: [
        (#"\ud800"#, "\u{FFFD}"), (#"a\udc00b"#, "a\u{FFFD}b"), (#"\ud800\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ud83dx"#, "\u{FFFD}x"),
        (#"\\ud800 \ud800"#, #"\ud800 "# + "\u{FFFD}"),
    ]) func `half a surrogate pair becomes U+FFFD`(_ escaped: String, _ text: String) {
        #expect(read(line(Array(escaped.utf8))).messages.map(\.text) == [text])
    }

    @Test func `a sound line has no marks`() {
        let read = read(line(Array(#"\ud83d\ude00 ü \u0000 \\ \" "#.utf8)))
        #expect(read.messages.map(\.text) == ["😀 ü \0 \\ \" "])
        #expect(read.messages.map(\.marks) == [[]])
    }

    @Test func `control bytes between the members are mended too`() {
        let read = read(Array(#"{"session":"s","role":"user","text":"a"}"#.utf8) + [0, 0, 0])
        #expect(read.messages.map(\.text) == ["a"])
        #expect(read.messages.map(\.marks) == [.repaired])
    }

    @Test func `an integer over 64 bits is a text`() {
        let read = read(#"{"session":123456789012345678901234567890,"role":"user","text":"a","n":[-99999999999999999999]}"#)
        #expect(read.messages.map(\.session) == ["123456789012345678901234567890"])
        #expect(read.messages.map(\.marks) == [.repaired])
    }

    @Test func `the largest integers of 64 bits are no damage`() {
        #expect(read(#"{"session":18446744073709551615,"role":"user","text":"a"}"#).messages.map(\.session) == ["18446744073709551615"])
        #expect(read(#"{"session":-9223372036854775808,"role":"user","text":"a"}"#).messages.map(\.session) == ["-9223372036854775808"])
    }

    @Test(arguments: [
        #"{"role":"user","text":"a","n":1e400}"#, #"{"role":"user","text":"a","n":NaN}"#, #"{"role":"user","text":"a""#, #"{"role":"user" "text":"a"}"#,
        "not json", "[1,2]", "{}{}", #"{"role":"user","text":"\x41"}"#, "{", "\u{1}",
        #"{"role":"user","text":"a","n":0123456789012345678901234}"#,
    ]) func `what is no JSON object is a malformed line, and the next is read`(_ line: String) {
        let read = read(line + "\n" + #"{"role":"user","text":"next"}"#)
        #expect(read.faults == [LineFault(reason: .malformed, place: LinePlace(line: 1, offset: 0))])
        #expect(read.messages.map(\.text) == ["next"])
    }

    @Test func `nesting is read to 64 levels and refused beyond`() {
        func line(depth: Int) -> String {
            #"{"role":"user","text":"a","n":"# + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
        }
        #expect(read(line(depth: 60)).messages.count == 1)
        #expect(read(line(depth: 66)).faults.map(\.reason) == [.malformed])
        #expect(read(String(repeating: "[", count: 500_000)).faults.map(\.reason) == [.malformed])
        #expect(read(String(repeating: #"{"a":"#, count: 100_000)).faults.map(\.reason) == [.malformed])
    }

    @Test func `of two members with one name the last wins`() {
        #expect(read(#"{"session":"a","text":"x","role":"user","session":"b","text":"y"}"#).messages.map { $0.session + $0.text } == ["by"])
    }

    @Test func `a byte order mark before the first line is no damage`() {
        let read = read([0xEF, 0xBB, 0xBF] + line([0x61]))
        #expect(read.messages.map(\.text) == ["a"])
        #expect(read.messages.map(\.marks) == [[]])
    }

    @Test func `a text over the line limit is kept up to the cut`() {
        let long = #"{"session":"s","role":"user","text":""# + String(repeating: "a", count: 5_000) + #"","model":"m"}"#
        let read = read(long + "\n" + #"{"session":"s","role":"user","text":"next"}"#, lineBytes: 1_000)
        #expect(read.messages.map(\.marks) == [.cut, []])
        // 1,000 bytes less the 37 before the text.
        #expect(read.messages.map(\.textBytes) == [963, 4])
        #expect(read.faults.isEmpty)
    }

    @Test func `a line cut before its text is too long, not malformed`() {
        let long = #"{"padding":""# + String(repeating: "a", count: 5_000) + #"","role":"user","text":"a"}"#
        #expect(read(long, lineBytes: 1_000).faults.map(\.reason) == [.tooLong])
        #expect(read(String(repeating: "x", count: 5_000), lineBytes: 1_000).faults.map(\.reason) == [.tooLong])
    }

    @Test func `wherever a line is cut, the text before the cut is read or the line is too long`() {
        let text = #"{"session":"s","role":"user","tags":["a",{"b":1}],"text":"ab\n\u00e4ü😀z","id":"i","n":[1,2.5,true]}"#
        let whole = Array(text.utf8)
        for limit in 1..<whole.count {
            let read = read(whole, lineBytes: limit)
            #expect(read.messages.count + read.faults.count == 1, "cut at \(limit)")
            #expect(read.faults.allSatisfy { $0.reason == .tooLong }, "cut at \(limit)")
            #expect(read.messages.allSatisfy { "ab\nää".hasPrefix($0.text) || "ab\näü😀z".hasPrefix($0.text) }, "cut at \(limit)")
            #expect(read.messages.allSatisfy { $0.marks == .cut }, "cut at \(limit)")
        }
        // The text's first quote ends at byte 59: from there on every cut gives a message.
        #expect(read(whole, lineBytes: 70).messages.count == 1)
    }

    @Test func `a message keeps 1 MiB of its text and tells the true length`() {
        let text = String(repeating: "ä", count: 600_000) + "b"
        let message = read(Array((#"{"role":"user","text":""# + text + #""}"#).utf8), lineBytes: 1 << 22).messages.first
        #expect(message?.text.utf8.count == 1_048_576)
        #expect(message?.textBytes == 1_200_001)
        #expect(message?.marks == .cut)
        let odd = read(Array((#"{"role":"user","text":"x"# + text + #""}"#).utf8), lineBytes: 1 << 22).messages.first
        // One byte more in front: the cut would be inside an ä.
        #expect(odd?.text.utf8.count == 1_048_575)
        let bad = read(line([UInt8](repeating: 0xFF, count: 400_000)), lineBytes: 1 << 22).messages.first
        #expect(bad.map { $0.text.utf8.count <= 1_048_576 } == true)
    }
}
