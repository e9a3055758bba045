// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows, as an SVG: for pages that cannot show colours. */
record Picture(String theme, String background, String foreground, Map<String, String> colors) {
    static final Picture DARK = new Picture(
            "dark", "#0d1117", "#e6edf3", Map.of("1", "#ff7b72", "2", "#56d364", "5", "#d2a8ff", "12", "#79c0ff"));
    static final Picture LIGHT = new Picture(
            "light", "#ffffff", "#1f2328", Map.of("1", "#cf222e", "2", "#116329", "4", "#0550ae", "5", "#8250df"));

    private static final Pattern PIECE = Pattern.compile("\u001b\\[([0-9;]*)m|([^\u001b]+)");
    private static final double CHARACTER = 8.43;
    private static final int LINE = 19;
    private static final int MARGIN = 14;

    String of(String output) {
        List<String> lines = output.stripTrailing().lines().toList();
        int longest = lines.stream()
                .mapToInt(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").length())
                .max()
                .orElseThrow();
        long width = Math.round(2 * MARGIN + longest * CHARACTER);
        int height = 2 * MARGIN + lines.size() * LINE;
        List<String> svg = new ArrayList<>();
        svg.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">"
                .formatted(width, height));
        svg.add("<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"%s\"/>".formatted(background));
        svg.add(
                "<g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" fill=\"%s\">"
                        .formatted(foreground));
        for (int i = 0; i < lines.size(); i++) {
            svg.add("<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>"
                    .formatted(MARGIN, MARGIN + 14 + i * LINE, spans(lines.get(i))));
        }
        svg.add("</g>");
        svg.add("</svg>");
        return String.join("\n", svg) + "\n";
    }

    private String spans(String line) {
        StringBuilder spans = new StringBuilder();
        StringBuilder look = new StringBuilder();
        Matcher piece = PIECE.matcher(line);
        while (piece.find()) {
            if (piece.group(2) == null) {
                look = piece.group(1).equals("0") ? new StringBuilder() : look.append(attribute(piece.group(1)));
            } else {
                String text = piece.group(2).replace("&", "&amp;").replace("<", "&lt;");
                spans.append(look.isEmpty() ? text : "<tspan" + look + ">" + text + "</tspan>");
            }
        }
        return spans.toString();
    }

    private String attribute(String code) {
        return switch (code) {
            case "1" -> " font-weight=\"bold\"";
            case "2" -> " opacity=\"0.6\"";
            default -> " fill=\"" + colors.get(code.replaceFirst("^38;5;", "")) + "\"";
        };
    }
}
