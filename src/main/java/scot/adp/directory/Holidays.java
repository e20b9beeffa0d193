package scot.adp.directory;

import java.time.LocalDate;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;

/** Reads the Scottish and local holidays; the file is the only place they are kept. */
@Configuration(proxyBeanMethods = false)
class Holidays {

	@Bean
	WorkingDays workingDays(AdpSettings settings) {
		var file = ConfigFile.read(settings.config().resolve("holidays.yaml"));
		var entries = file.root().allow("holidays").entries("holidays");
		return new WorkingDays(entries.stream().map(Holidays::checked).toList(), entries.stream()
			.collect(Collectors.toMap(it -> it.date("on"), it -> it.text("name"), (one, other) -> one)));
	}

	private static LocalDate checked(ConfigFile.Entry entry) {
		entry.allow("on", "name", "scope").text("name");
		entry.choice("scope", Scope.class, Scope.SCOTLAND);
		return entry.date("on");
	}

	private enum Scope {

		SCOTLAND, LOCAL

	}

}
