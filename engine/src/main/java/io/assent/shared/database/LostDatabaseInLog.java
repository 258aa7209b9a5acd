package io.assent.shared.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * That the connection is lost is said in one line: pools, schedulers and the engine look for work every second, and their stack traces
 * would bury everything else.
 */
@Component
class LostDatabaseInLog extends TurboFilter implements DisposableBean {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    LostDatabaseInLog() {
        context.addTurboFilter(this);
    }

    @Override
    public void destroy() {
        context.getTurboFilterList().remove(this);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable failure) {
        // a throwable may come as the last parameter, too
        Object[] given = params == null ? new Object[0] : params;
        Throwable last = failure == null && given.length > 0 && given[given.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
        SQLException lost = LostDatabase.cause(last == null ? failure : last);
        if (lost == null || format == null || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        Object[] said = last == null ? given : Arrays.copyOf(given, given.length - 1);
        int as = Level.toLocationAwareLoggerInteger(level);
        logger.log(marker, Logger.FQCN, as, format + " (" + lost.getMessage() + ")", said, null);
        return FilterReply.DENY;
    }
}
