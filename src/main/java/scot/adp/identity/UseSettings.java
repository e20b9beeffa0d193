package scot.adp.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the rules of use.
 *
 * @param asked whether people have to accept them; demonstration accounts are shared by
 * many, so that nobody could
 */
@ConfigurationProperties("adp.acceptable-use")
record UseSettings(@DefaultValue("false") boolean asked) {
}
