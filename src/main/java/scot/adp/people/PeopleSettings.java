package scot.adp.people;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of how people's keys are kept.
 *
 * @param secrets the folder with the secrets and objections; null for {@code person-keys}
 * in the home
 */
@ConfigurationProperties("adp.people")
record PeopleSettings(@Nullable Path secrets) {
}
