package scot.adp.community;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.Imports;
import scot.adp.identity.Recording;

/** Shared parts of other modules that this one works with. */
@Configuration(proxyBeanMethods = false)
class CommunityConfiguration {

	@Bean
	static FilesIn communityFilesIn(Imports imports, Recording recording) {
		return new FilesIn(imports, recording);
	}

}
