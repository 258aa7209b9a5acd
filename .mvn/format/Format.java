import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources below the given folders, or only says which are not formatted.
 *
 * <p>Started as a source file on Java 25, because the formatter reads with the compiler of the JDK it runs on.
 */
final class Format {

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private Format() {}

    public static void main(String[] arguments) throws IOException, FormatterException {
        boolean apply = arguments[0].equals("apply");
        List<Path> others = new ArrayList<>();
        for (Path file : sources(List.of(arguments).subList(1, arguments.length))) {
            String source = Files.readString(file);
            String formatted = FORMATTER.formatSourceAndFixImports(source);
            if (!formatted.equals(source)) {
                others.add(file);
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!apply && !others.isEmpty()) {
            others.forEach(file -> System.err.println("[ERROR] not formatted: " + file));
            System.err.println("[ERROR] " + others.size() + " files differ; run: ./mvnw -N -Pformat validate");
            System.exit(1);
        }
    }

    private static List<Path> sources(List<String> roots) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : roots) {
            if (Files.isDirectory(Path.of(root))) {
                try (Stream<Path> tree = Files.walk(Path.of(root))) {
                    tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
        }
        return files;
    }
}
