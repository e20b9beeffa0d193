package scot.adp.support;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The program's classes as ArchUnit reads them, which takes seconds: once in a JVM. */
public final class ProgramClasses {

	private ProgramClasses() {
	}

	/** All classes of the program, without those of its tests. */
	public static JavaClasses all() {
		return Read.ALL;
	}

	private static final class Read {

		private static final JavaClasses ALL = new ClassFileImporter()
			.withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("scot.adp");

	}

}
