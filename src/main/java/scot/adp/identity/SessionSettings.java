package scot.adp.identity;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import scot.adp.platform.StartRefused;

/**
 * How long somebody stays signed in without doing anything.
 *
 * @param idle after that long the session ends
 * @param warning that long before the end an open page says so
 */
@ConfigurationProperties("adp.session")
record SessionSettings(@DefaultValue("30m") Duration idle, @DefaultValue("2m") Duration warning) {

	SessionSettings {
		if (warning.compareTo(Duration.ofSeconds(1)) < 0 || warning.compareTo(idle) >= 0) {
			throw new StartRefused(
					"The setting adp.session.warning is %d seconds and adp.session.idle %d seconds."
						.formatted(warning.toSeconds(), idle.toSeconds()),
					"Let the warning come before the end, such as adp.session.idle=30m with adp.session.warning=2m.");
		}
	}

}
