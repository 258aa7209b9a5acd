package io.assent.shared.live;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may open live connections.
 *
 * @param allowedOrigins origins besides the server's own, for a portal that is served elsewhere
 */
@ConfigurationProperties("assent.live")
record LiveSettings(@DefaultValue List<String> allowedOrigins) {}
