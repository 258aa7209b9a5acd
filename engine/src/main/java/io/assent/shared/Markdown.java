package io.assent.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/**
 * What people write, as HTML that may be shown to others: CommonMark with the tables and bare links of GitHub's dialect. Addresses
 * are links, except where they name somebody: {@code @anna@acme.example}.
 *
 * <p>HTML in the text is shown as text, and the result is cleaned once more by an allow-list. Pictures are left out: a picture from
 * elsewhere tells its owner who reads.
 */
@Component
public final class Markdown {
    private static final int DEEPEST = 16;
    private static final int LONGEST = 100_000;
    private static final int KEPT = 2_000_000;
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "em",
                    "strong",
                    "code",
                    "pre",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,9}"))
            .onElements("ol")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory();

    private final Parser parser = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .postProcessor(Markdown::keepMentions)
            .maxOpenBlockParsers(DEEPEST)
            .build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .softbreak("<br />\n")
            .build();

    /** Texts are read far more often than they are written. */
    private final Cache<String, String> known = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String text, String html) -> text.length() + html.length())
            .build();

    /** Safe HTML; a text that is longer than any that may be stored is cut. */
    public String html(String text) {
        return known.get(text.length() > LONGEST ? text.substring(0, LONGEST) : text, this::rendered);
    }

    /** Safe HTML of what was parsed already. */
    public String html(Node document) {
        return ALLOWED.sanitize(renderer.render(document));
    }

    private String rendered(String text) {
        return withStops(html(parser.parse(text)));
    }

    /** What may be wider than its place is scrolled there, by the keyboard as well. */
    private static String withStops(String html) {
        return html.replace("<table>", "<table tabindex=\"0\">").replace("<pre>", "<pre tabindex=\"0\">");
    }

    /** An address after an {@code @} names somebody here, and is nothing to write to. */
    private static Node keepMentions(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (link.getPrevious() instanceof Text before
                        && before.getLiteral().endsWith("@")
                        && link.getFirstChild() instanceof Text address
                        && link.getDestination().equals("mailto:" + address.getLiteral())) {
                    link.insertBefore(address);
                    link.unlink();
                }
            }
        });
        return document;
    }
}
