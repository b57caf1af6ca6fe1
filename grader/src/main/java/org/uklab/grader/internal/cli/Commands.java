/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.uklab.grader.Lab;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Join the commands to one, and turn what goes wrong into a line and a status. */
@Command(
        name = "uklab",
        mixinStandardHelpOptions = true,
        description = "Grade kernel exercises on this machine.",
        synopsisSubcommandLabel = "COMMAND")
public final class Commands {
    public static final int USAGE = 2;
    public static final int INFRASTRUCTURE = 3;

    private Commands() {}

    /** Run one command; see {@link org.uklab.grader.Main#main} for the status. */
    public static int run(
            String[] arguments, Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        Shell shell = new Shell(environment, in, writer(out), writer(err));
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new GradeCommand(shell))
                .addSubcommand(new CheckExercisesCommand(shell))
                .addSubcommand(new MutantsCommand(shell))
                .addSubcommand(new NewCommand(shell))
                .addSubcommand(new DoctorCommand(shell))
                .addSubcommand(new FvpConformanceCommand(shell))
                .addSubcommand(new GraderCommand(shell))
                .setOut(shell.out())
                .setErr(shell.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((wrong, words) -> usage(wrong, shell))
                .setExecutionExceptionHandler((failed, command, parsed) -> status(failed, shell));
        if (arguments.length == 0) {
            line.usage(shell.err());
            return USAGE;
        }
        return line.execute(arguments);
    }

    private static int usage(ParameterException wrong, Shell shell) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        shell.err().println(command + ": " + wrong.getMessage() + "; see " + command + " --help");
        return USAGE;
    }

    private static int status(Exception failed, Shell shell) {
        if (failed instanceof UsageException || failed instanceof Lab.MissingException) {
            shell.err().println("uklab: " + failed.getMessage());
            return failed instanceof UsageException ? USAGE : INFRASTRUCTURE;
        }
        shell.bug(failed);
        return INFRASTRUCTURE;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
