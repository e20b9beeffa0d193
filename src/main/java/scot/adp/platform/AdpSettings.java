package scot.adp.platform;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the program.
 *
 * @param home where the embedded database and its passwords are kept
 * @param config the partnership's files: plans, organisations, groups, holidays
 * @param sample whether a first start on an empty database adds sample owners, updates
 * and meetings
 * @param address where people open the program, for links in messages
 */
@ConfigurationProperties("adp")
public record AdpSettings(@DefaultValue(".adp/sample") Path home, @DefaultValue("config") Path config,
		@DefaultValue("false") boolean sample, @DefaultValue("http://localhost:8080") String address) {

	/** The folder in the home with the secrets of people's keys, never in a backup. */
	public static final String PERSON_KEYS = "person-keys";

}
