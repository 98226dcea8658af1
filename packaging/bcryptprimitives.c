/* For tests only, never packed: the part of bcryptprimitives.dll that Rust's library needs. Wine has it since 8.13,
 * and so has every Windows 10. */
#include <stddef.h>

/* advapi32's RtlGenRandom; no header of mingw-w64 declares it. */
unsigned char __stdcall SystemFunction036(void *buffer, unsigned long size);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *buffer, size_t size)
{
    while (size > 0) {
        unsigned long part = size > 0x10000 ? 0x10000 : (unsigned long)size;
        if (!SystemFunction036(buffer, part))
            return 0;
        buffer += part;
        size -= part;
    }
    return 1;
}
