// Drives compute systems through Microsoft's hcsshim, as Docker does: v1 documents, vmcompute.dll.
// It is built for Windows and runs against the DLLs under test; each step prints a line and any
// surprise ends the run with exit code 1.
package main

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"github.com/Microsoft/hcsshim"
)

func main() {
	system := create("hcsshim.client.1")
	check("start", system.Start())
	listed(system.ID, true)
	processes(system)
	check("pause", system.Pause())
	check("resume", system.Resume())
	end(system, "shutdown", system.Shutdown)

	system = create("hcsshim.client.2")
	check("start", system.Start())
	reopened, err := hcsshim.OpenContainer(system.ID)
	check("open", err)
	check("close the second handle", reopened.Close())
	end(system, "terminate", system.Terminate)

	_, err = hcsshim.OpenContainer("nobody")
	expect("open of an unknown id says that it is not there", hcsshim.IsNotExist(err))
	fmt.Println("all steps passed")
}

type named struct {
	hcsshim.Container
	ID string
}

// create makes a Hyper-V isolated container: the document that Docker sends.
func create(id string) named {
	system, err := hcsshim.CreateContainer(id, &hcsshim.ContainerConfig{
		SystemType:      "Container",
		Name:            id,
		Owner:           "hcsshim-client",
		LayerFolderPath: `C:\scratch\` + id,
		Layers:          []hcsshim.Layer{{ID: "0b1c8b0e-5b0d-5f6c-9f0f-7a2f5f6f1c11", Path: `C:\layers\base`}},
		HvPartition:     true,
		HvRuntime:       &hcsshim.HvRuntime{ImagePath: `C:\layers\base\UtilityVM`},
	})
	check("create "+id, err)
	return named{system, id}
}

func processes(system named) {
	process, err := system.CreateProcess(&hcsshim.ProcessConfig{
		CommandLine: "greet", WorkingDirectory: `C:\`, CreateStdInPipe: true, CreateStdOutPipe: true, CreateStdErrPipe: true,
	})
	check("create a process", err)
	expect("it has a process id", process.Pid() > 0)
	stdin, stdout, stderr, err := process.Stdio()
	check("its pipes", err)
	line, err := bufio.NewReader(stdout).ReadString('\n')
	check("a line of its output", err)
	expect("the line is whole", line == "gr\u00fc\u00dfe\n")
	for _, pipe := range []interface{ Close() error }{stdin, stdout, stderr} {
		check("close a pipe", pipe.Close())
	}
	list, err := system.ProcessList()
	check("the list of processes", err)
	expect("the list has the process", len(list) >= 1)
	_, err = system.Statistics()
	check("statistics", err)
	check("kill", process.Kill())
	check("wait", process.WaitTimeout(10*time.Second))
	check("close the process", process.Close())

	process, err = system.CreateProcess(&hcsshim.ProcessConfig{CommandLine: "exit 7", WorkingDirectory: `C:\`})
	check("create a process that ends", err)
	check("wait for it", process.WaitTimeout(10*time.Second))
	code, err := process.ExitCode()
	check("its exit code", err)
	expect("the exit code is 7", code == 7)
	check("close it", process.Close())
}

func end(system named, how string, stop func() error) {
	err := stop()
	expect(how+" is accepted", err == nil || hcsshim.IsPending(err))
	check("wait for the end", system.WaitTimeout(20*time.Second))
	check("close", system.Close())
	listed(system.ID, false)
}

func listed(id string, wanted bool) {
	systems, err := hcsshim.GetContainers(hcsshim.ComputeSystemQuery{IDs: []string{id}})
	check("enumerate", err)
	expect(fmt.Sprintf("%s listed: %v", id, wanted), (len(systems) == 1) == wanted)
}

func check(step string, err error) {
	if err != nil {
		fmt.Printf("FAILED %s: %v\n", step, err)
		os.Exit(1)
	}
	fmt.Println("ok", step)
}

func expect(what string, is bool) {
	if !is {
		fmt.Println("FAILED", what)
		os.Exit(1)
	}
	fmt.Println("ok", what)
}
