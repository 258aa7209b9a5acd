package io.assent.catalog;

import io.assent.shared.Caller;
import java.util.List;

/** What is asked for most, known to those who keep the requests. */
public interface TypesAskedFor {

    /** Keys of what was asked for lately: what the caller asks for most first, then what the house does. */
    List<String> mostFirst(Caller caller);
}
