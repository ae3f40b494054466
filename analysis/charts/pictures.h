#pragma once

#include <string>
#include <string_view>

// SVG as the files that slides and letters take.
namespace servicechain::analysis::charts {

// So many dots for a px of the SVG's own size: sharp on a large screen and on paper.
inline constexpr double png_dots_per_px = 2;

// Bytes of a PNG file, on white.
[[nodiscard]] std::string png_of(std::string_view svg);
// Bytes of a PDF file: one page of the picture's size, letters as letters. The same picture gives the same bytes.
// `title`: of the document.
[[nodiscard]] std::string pdf_of(std::string_view svg, const std::string& title);

// The one that a file's name asks for: ".png", ".pdf", else the SVG itself.
[[nodiscard]] std::string picture_of(const std::string& svg, const std::string& title, std::string_view extension);

}  // namespace servicechain::analysis::charts
