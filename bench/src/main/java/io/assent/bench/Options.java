package io.assent.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Arguments of the form {@code --name=value}. */
record Options(Map<String, String> values) {

    static Options of(String... arguments) {
        return new Options(Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].substring(2), pair -> pair[1])));
    }

    String text(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException("--" + name + "=… is missing"));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    /** What is left out is {@code otherwise}; load is bounded, so anything above {@code most} is refused. */
    int number(String name, int otherwise, int most) {
        int number = Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
        if (number < 0 || number > most) {
            throw new IllegalArgumentException("--" + name + " is at most " + most);
        }
        return number;
    }
}
