extension PriceList {
    static let tables: [Table] = [
        Table(
            seller: .openAI, page: "https://developers.openai.com/api/docs/pricing", file: .current,
            rows: """
                gpt-4o                    2.5    1.25   -      10
                gpt-4o-2024-05-13         5      -      -      15
                gpt-4o-mini               0.15   0.075  -      0.6
                gpt-4.1                   2      0.5    -      8
                gpt-4.1-mini              0.4    0.1    -      1.6
                gpt-4.1-nano              0.1    0.025  -      0.4
                gpt-4-turbo               10     -      -      30
                gpt-4                     30     -      -      60
                gpt-3.5-turbo             0.5    -      -      1.5
                gpt-3.5-turbo-0125        0.5    -      -      1.5
                gpt-3.5-turbo-1106        1      -      -      2
                gpt-3.5-turbo-16k         3      -      -      4
                gpt-35-turbo              0.5    -      -      1.5
                o1                        15     7.5    -      60
                o1-pro                    150    -      -      600
                o3                        2      0.5    -      8
                o3-mini                   1.1    0.55   -      4.4
                o3-pro                    20     -      -      80
                o4-mini                   1.1    0.275  -      4.4
                gpt-5                     1.25   0.125  -      10
                gpt-5-mini                0.25   0.025  -      2
                gpt-5-nano                0.05   0.005  -      0.4
                gpt-5-pro                 15     -      -      120
                gpt-5-chat-latest         1.25   0.125  -      10
                gpt-5-codex               1.25   0.125  -      10
                gpt-5.1                   1.25   0.125  -      10
                gpt-5.1-chat-latest       1.25   0.125  -      10
                gpt-5.2                   1.75   0.175  -      14
                gpt-5.2-chat-latest       1.75   0.175  -      14
                gpt-5.2-pro               21     -      -      168
                gpt-5.4                   2.5    0.25   -      15
                gpt-5.4-mini              0.75   0.075  -      4.5
                gpt-5.4-nano              0.2    0.02   -      1.25
                gpt-5.5                   5      0.5    -      30
                gpt-5.6                   4      0.4    5      20
                gpt-5.6-luna              0.2    0.02   0.25   1.2
                gpt-5.6-terra             2      0.2    2.5    12
                """),
        Table(
            seller: .openAI, page: "https://platform.openai.com/docs/pricing", file: .retired,
            rows: """
                o1-mini                   1.1    0.55   -      4.4
                chatgpt-4o-latest         5      -      -      15
                """),
        Table(
            seller: .anthropic, page: "https://platform.claude.com/docs/en/about-claude/pricing", file: .current,
            rows: """
                claude-haiku-4-5          1      0.1    1.25   5
                claude-haiku-5-5          0.1    0.01   0.125  0.5
                claude-sonnet-4           3      0.3    3.75   15
                claude-sonnet-4-5         3      0.3    3.75   15
                claude-sonnet-4-6         3      0.3    3.75   15
                claude-sonnet-5           2      0.2    2.5    10
                claude-sonnet-5-5         2      0.1    2.5    10
                claude-opus-4             15     1.5    18.75  75
                claude-opus-4-1           15     1.5    18.75  75
                claude-opus-4-5           5      0.5    6.25   25
                claude-opus-4-6           5      0.5    6.25   25
                claude-opus-4-7           5      0.5    6.25   25
                claude-opus-4-8           5      0.5    6.25   25
                claude-opus-5             5      0.5    6.25   25
                claude-opus-5-5           4      0.2    5      20
                claude-3-7-sonnet         3      0.3    3.75   15
                claude-3-5-sonnet         3      0.3    3.75   15
                claude-3-5-haiku          0.8    0.08   1      4
                vertex_ai/claude-3-5-haiku 1     -      -      5
                claude-3-opus             15     1.5    18.75  75
                """),
        Table(
            seller: .anthropic, page: "https://docs.anthropic.com/en/docs/about-claude/pricing", file: .retired,
            rows: """
                claude-3-haiku            0.25   0.03   0.3    1.25
                claude-3-sonnet           3      -      -      15
                """),
        // From Claude 4.5 on, a region's inference profile on Bedrock costs a tenth more than the global one.
        Table(seller: .anthropic, page: "https://aws.amazon.com/bedrock/pricing/", file: .current, rows: regional(
            """
            claude-haiku-4-5          1.1    0.11   1.375  5.5
            claude-haiku-5-5          0.11   0.011  0.1375 0.55
            claude-sonnet-4-5         3.3    0.33   4.125  16.5
            claude-sonnet-4-6         3.3    0.33   4.125  16.5
            claude-sonnet-5           2.2    0.22   2.75   11
            claude-sonnet-5-5         2.2    0.11   2.75   11
            claude-opus-4-5           5.5    0.55   6.875  27.5
            claude-opus-4-6           5.5    0.55   6.875  27.5
            claude-opus-4-7           5.5    0.55   6.875  27.5
            claude-opus-4-8           5.5    0.55   6.875  27.5
            claude-opus-5             5.5    0.55   6.875  27.5
            claude-opus-5-5           4.4    0.22   5.5    22
            """)),
        Table(
            seller: .google, page: "https://ai.google.dev/gemini-api/docs/pricing", file: .current,
            rows: """
                gemini-2.5-pro            1.25   0.125  -      10
                gemini-2.5-flash          0.3    0.03   -      2.5
                gemini-2.5-flash-lite     0.1    0.01   -      0.4
                gemini-3-flash-preview    0.5    0.05   -      3
                gemini-3.1-pro-preview    2      0.2    -      12
                gemini-3.1-flash-lite     0.25   0.025  -      1.5
                gemini-3.5-flash          1.5    0.15   -      9
                gemini-3.5-flash-lite     0.3    0.03   -      2.5
                gemini-3.6-flash          0.75   0.075  -      3.75
                gemini-3.7-flash          0.75   0.075  -      3.75
                gemini-3.8-flash          0.75   0.075  -      3.75
                """),
        Table(
            seller: .google, page: "https://ai.google.dev/gemini-api/docs/pricing", file: .retired,
            rows: """
                gemini-1.5-pro            1.25   -      -      5
                gemini-1.5-pro-002        1.25   -      -      5
                gemini-1.5-flash          0.075  -      -      0.3
                gemini-1.5-flash-002      0.075  -      -      0.3
                gemini-2.0-flash          0.1    -      -      0.4
                gemini-2.0-flash-001      0.1    -      -      0.4
                gemini-2.0-flash-lite     0.075  -      -      0.3
                """),
        Table(
            seller: .mistral, page: "https://mistral.ai/pricing", file: .current,
            rows: """
                mistral-small-latest      0.15   0.015  -      0.6
                mistral-small-2603        0.15   0.015  -      0.6
                mistral-medium-latest     1.5    0.15   -      7.5
                mistral-medium-2604       1.5    0.15   -      7.5
                mistral-large-latest      0.5    0.05   -      1.5
                mistral-large-2512        0.5    0.05   -      1.5
                ministral-3b-latest       0.1    0.01   -      0.1
                ministral-8b-latest       0.15   0.015  -      0.15
                open-mistral-nemo         0.3    0.03   -      0.3
                """),
        Table(
            seller: .mistral, page: "https://mistral.ai/pricing", file: .retired,
            rows: """
                mistral-medium-2505       0.4    -      -      2
                mistral-large-2411        2      -      -      6
                """),
        Table(
            seller: .deepSeek, page: "https://api-docs.deepseek.com/quick_start/pricing", file: .current,
            rows: """
                deepseek-chat             0.28   0.028  -      0.42
                deepseek-reasoner         0.28   0.028  -      0.42
                deepseek-v4-flash         0.3    0.006  -      1.2
                deepseek-v4-pro           1.32   0.044  -      3.96
                """),
        Table(
            seller: .groq, page: "https://groq.com/pricing", file: .retired,
            rows: """
                llama-3.3-70b-versatile   0.59   -      -      0.79
                llama-3.1-8b-instant      0.05   -      -      0.08
                """),
        Table(
            seller: .bedrock, page: "https://aws.amazon.com/bedrock/pricing/", file: .current,
            rows: """
                meta.llama3-1-8b-instruct  0.22  -      -      0.22
                meta.llama3-1-70b-instruct 0.72  -      -      0.72
                meta.llama3-3-70b-instruct 0.72  -      -      0.72
                amazon.nova-micro         0.035  0.00875 -     0.14
                amazon.nova-lite          0.06   0.015  -      0.24
                amazon.nova-pro           0.8    0.2    -      3.2
                """),
    ]

    /// Each row once for every region's name.
    private static func regional(_ rows: String) -> String {
        ["us", "eu", "apac", "jp", "au"].flatMap { region in
            rows.split(separator: "\n").map { "\(region).anthropic.\($0)" }
        }.joined(separator: "\n")
    }
}
