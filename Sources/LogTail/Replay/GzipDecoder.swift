import CZlib

/// Unpacks gzip data as it comes in, one or more members one after the other.
///
/// A class because zlib's state must neither move nor be copied, and is freed at the end.
@safe final class GzipDecoder {
    /// What one call gave.
    enum Step: Hashable {
        /// Unpacked bytes, never empty.
        case bytes([UInt8])
        /// All of the input was taken in and more is needed.
        case needsInput
        /// Unpacking is over: at the end (nil) or for this reason.
        case end(UnpackFault?)
    }

    private enum Phase {
        case inMember
        /// A member ended; so far 0 or 1 bytes of what may be the next member's signature were seen.
        case betweenMembers(seen: Int)
        case over(UnpackFault?)
    }

    /// Safe because it is allocated in `init`, freed only in `deinit`, and used by nobody else.
    private let stream: UnsafeMutablePointer<z_stream>
    private let limits: UnpackLimits
    private let chunkBytes: Int
    private var phase = Phase.inMember
    private var input: [UInt8] = []
    private var taken = 0
    private var packed = 0
    private var unpacked = 0
    /// The last output filled its chunk, so that zlib may hold back more even when all input is used up.
    private var mayHoldOutput = false

    /// - Parameter chunkBytes: the most that one step gives.
    init(limits: UnpackLimits, chunkBytes: Int) {
        self.limits = limits
        self.chunkBytes = chunkBytes
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15 bits of window, which is the largest, and 16 for "gzip only" (zlib.h, inflateInit2).
        let result = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        if result != Z_OK { phase = .over(.damaged(packedOffset: 0)) }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    /// Hands in the next packed bytes. Only after ``Step/needsInput``, when the earlier ones are used up.
    func give(_ bytes: [UInt8]) {
        precondition(taken == input.count, "gzip input is given piece by piece")
        input = bytes
        taken = 0
    }

    /// The next unpacked bytes, at most `chunkBytes`.
    func step() -> Step {
        while true {
            switch phase {
            case .over(let fault):
                taken = input.count
                return .end(fault)
            case .betweenMembers(let seen):
                guard taken < input.count else { return .needsInput }
                lookForMember(seen: seen)
            case .inMember:
                guard taken < input.count || mayHoldOutput else { return .needsInput }
                let bytes = inflateSome()
                checkLimits()
                if !bytes.isEmpty { return .bytes(bytes) }
            }
        }
    }

    /// There is no more input: the verdict on how it ended.
    func finish() -> UnpackFault? {
        switch phase {
        case .over(let fault): fault
        case .inMember: .truncated
        case .betweenMembers(seen: 0): nil
        case .betweenMembers: .trailingBytes(packedOffset: packed - 1)
        }
    }

    private func inflateSome() -> [UInt8] {
        var result = Z_OK
        // Safe because zlib reads at most `avail_in` bytes of the input and writes at most `avail_out` of the output within the call,
        // and the pointers are taken back before the closures end.
        let output = unsafe [UInt8](unsafeUninitializedCapacity: chunkBytes) { buffer, initialised in
            unsafe input.withUnsafeMutableBufferPointer { source in
                let available = source.count - taken
                unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + taken }
                unsafe stream.pointee.avail_in = UInt32(available)
                unsafe stream.pointee.next_out = buffer.baseAddress
                unsafe stream.pointee.avail_out = UInt32(chunkBytes)
                result = unsafe inflate(stream, Z_NO_FLUSH)
                let used = unsafe available - Int(stream.pointee.avail_in)
                initialised = unsafe chunkBytes - Int(stream.pointee.avail_out)
                taken += used
                packed += used
                unsafe stream.pointee.next_in = nil
                unsafe stream.pointee.next_out = nil
            }
        }
        unpacked += output.count
        mayHoldOutput = output.count == chunkBytes
        switch result {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: phase = .betweenMembers(seen: 0)
        default: phase = .over(.damaged(packedOffset: packed))
        }
        return output
    }

    /// After a member: another one, padding with zeros as tapes and some writers leave it (gzip(1) ignores it too), or something else.
    private func lookForMember(seen: Int) {
        let signature: [UInt8] = [0x1F, 0x8B]
        let byte = input[taken]
        guard byte == signature[seen] else {
            if seen == 0, byte == 0 {
                taken += 1
                packed += 1
            } else {
                phase = .over(.trailingBytes(packedOffset: packed - seen))
            }
            return
        }
        taken += 1
        packed += 1
        if seen == 0 {
            phase = .betweenMembers(seen: 1)
            return
        }
        // zlib wants to see the signature itself, and it may have been split over two pieces of input.
        unsafe inflateReset(stream)
        input = signature + input[taken...]
        packed -= signature.count
        taken = 0
        phase = .inMember
    }

    private func checkLimits() {
        if unpacked > limits.unpackedBytes {
            phase = .over(.sizeExceeded(limit: limits.unpackedBytes))
        } else if unpacked > limits.ratioFreeBytes, unpacked / max(packed, 1) >= limits.ratio {
            phase = .over(.ratioExceeded(limit: limits.ratio))
        }
    }
}
