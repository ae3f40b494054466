#pragma once

namespace servicechain::scenarios {

// One run after the other asks for the same memory: what is given back is kept for the next one, up to 64 MB, instead
// of being handed to the machine and asked of it again, page by page. For a program's first line; without effect where
// the C library is not glibc.
void keep_freed_memory();

}  // namespace servicechain::scenarios
